import type { FastifyInstance } from 'fastify';
import type { SiteInfo } from '../contract/api.ts';
import { type Site, type SiteSettings, siteSettingsSchema } from '../contract/site.ts';
import { DEMO_SITE_KEY } from '../demo/campaigns.ts';
import { settingsFaults } from '../domain/settings.ts';
import { about } from './openapi.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';

const body = { $ref: siteSettingsSchema.$id };

/** The sites and their settings. */
export function siteRoutes(app: FastifyInstance, { store, sites, clock, publicUrl, names }: Services): void {
  app.get('/sites', about('sites', 'List the sites'), () => sites.list().map(infoOf));

  app.post<{ Body: SiteSettings }>('/sites', about('sites', 'Add a site', { body }), async (request, reply) => {
    checkSettings(request.body);
    const site = await store.createSite(request.body, clock());
    sites.put(site);
    reply.code(201);
    return infoOf(site);
  });

  app.put<{ Params: { site: string }; Body: SiteSettings }>(
    '/sites/:site',
    about('sites', 'Change the settings of a site', { body }),
    async (request) => {
      const { id } = sites.require(request.params.site);
      checkSettings(request.body);
      const site = await store.updateSite(id, request.body);
      sites.put(site);
      return infoOf(site);
    },
  );

  function infoOf({ createdAt: _, ...site }: Site): SiteInfo {
    return { ...site, publicUrl, ...names, demo: site.key === DEMO_SITE_KEY };
  }
}

function checkSettings(settings: SiteSettings): void {
  const faults = settingsFaults(settings);
  if (faults.length) throw Problem.ofFaults(faults);
}
