import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Mapping } from '../contract/mapping.ts';
import {
  type MappingChange,
  type MappingReport,
  mappingChangeSchema,
  type SaveMapping,
  saveMappingSchema,
} from '../contract/teaching.ts';
import { under } from '../domain/fault.ts';
import { mappingFaults, mappingSizeFaults } from '../domain/mapping-faults.ts';
import type { StoredMapping } from '../storage/store.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import { FOREVER } from './public-files.ts';
import type { Services } from './services.ts';

type At = { site: string };
type AtVersion = { site: string; version: string };

/** The site's own mapping: its draft, what is published, and what was. */
export function mappingRoutes(app: FastifyInstance, { store, sites, clock }: Services): void {
  const one = '/sites/:site/mapping';

  app.get<{ Params: At }>(one, about('mapping', 'The mapping, its draft and its versions'), async ({ params }) =>
    judged(await store.mappingReport(sites.require(params.site).id)),
  );

  app.put<{ Params: At; Body: SaveMapping }>(
    one,
    about('mapping', 'Save the draft', { body: saveMappingSchema }),
    async ({ params, body }) => {
      const site = sites.require(params.site);
      checkSize(body.mapping);
      return judged(await store.saveMapping(site.id, body.base, body.mapping, undefined, clock()));
    },
  );

  app.post<{ Params: At; Body: MappingChange }>(
    `${one}/publish`,
    about('mapping', 'Publish the draft, as a new version', { body: mappingChangeSchema }),
    async ({ params, body }) => {
      const site = sites.require(params.site);
      const { draft } = await store.mappingReport(site.id);
      if (draft) checkMapping(draft);
      return published(site.id, await store.publishMapping(site.id, body.base, clock()));
    },
  );

  app.post<{ Params: At; Body: MappingChange }>(
    `${one}/discard`,
    about('mapping', 'Drop the draft: back to what is published', { body: mappingChangeSchema }),
    async ({ params, body }) => judged(await store.discardMapping(sites.require(params.site).id, body.base, clock())),
  );

  app.get<{ Params: AtVersion }>(
    `${one}/versions/:version`,
    about('mapping', 'One published version'),
    async ({ params }) => {
      const version = await store.getMappingVersion(sites.require(params.site).id, numberOf(params.version));
      if (!version) throw noVersion();
      return version;
    },
  );

  app.post<{ Params: AtVersion; Body: MappingChange }>(
    `${one}/versions/:version/restore`,
    about('mapping', 'Publish an earlier version again, as a new one', { body: mappingChangeSchema }),
    async ({ params, body }) => {
      const site = sites.require(params.site);
      const version = numberOf(params.version);
      return published(site.id, await store.restoreMapping(site.id, body.base, version, clock()));
    },
  );

  function published(siteId: number, report: StoredMapping): MappingReport {
    const { published: mapping, versions } = report;
    if (mapping && versions[0]) {
      const empty = mapping.pages.length === 0 && mapping.actions.length === 0 && !mapping.customer;
      sites.putMapping({ siteId, version: versions[0].version, empty });
    }
    return judged(report);
  }
}

/** What the tag reads. A version never changes, and says nothing that the pages of the shop do not show. */
export function mappingFileRoutes(app: FastifyInstance, { store, sites }: Services): void {
  app.get<{ Params: { key: string; version: string } }>(
    '/v1/mapping/:key/:version',
    about('tag', 'A published mapping'),
    async ({ params }, reply) => {
      const site = sites.requireByKey(params.key);
      const version = await store.getMappingVersion(site.id, numberOf(params.version));
      if (!version) throw noVersion();
      openToAllPages(reply).header('cache-control', FOREVER);
      return version.mapping;
    },
  );
}

/** What is saved may be unfinished, so its faults are told and not refused. */
function judged(report: StoredMapping): MappingReport {
  return { ...report, faults: report.draft ? mappingFaults(report.draft) : [] };
}

/** @throws Problem `invalid_field` when it is too large to be kept. */
export function checkSize(mapping: Mapping): void {
  const faults = mappingSizeFaults(mapping);
  if (faults.length > 0) throw Problem.ofFaults(under('mapping', faults));
}

/** @throws Problem `invalid_field`, with every fault. */
function checkMapping(mapping: Mapping): void {
  const faults = mappingFaults(mapping);
  if (faults.length > 0) throw Problem.ofFaults(under('mapping', faults));
}

/** Of a version as it stands in an address; 0, which no version has, for anything else. */
function numberOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}

function noVersion(): Problem {
  return new Problem('not_found', 'There is no such version of the mapping.');
}

function openToAllPages(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
}
