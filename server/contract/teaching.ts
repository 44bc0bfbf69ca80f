/**
 * How a mapping comes about: a draft that is worked on in the dashboard and in pick mode on the shop's own pages, and versions
 * that were published, which never change.
 */
import type { FieldFault } from './error.ts';
import { type Mapping, mappingSchema } from './mapping.ts';

/** `GET /api/sites/:site/mapping`, and the answer to every change of it. */
export type MappingReport = {
  /** Grows with each change of the draft; 0 before the first. What a change is based on, so that two editors cannot overwrite each other unseen. */
  revision: number;
  /** What is worked on; absent where nothing differs from what is published. */
  draft?: Mapping;
  /** What each field said when it was last looked at in pick mode, by `sampleKey`. */
  samples: Samples;
  /** When the draft was last changed. Absent with it. */
  changedAt?: number;
  /** What keeps the draft from being published; paths are relative to it. */
  faults: FieldFault[];
  /** Newest first. */
  versions: { version: number; publishedAt: number }[];
  /** The newest version; absent when none was published. */
  published?: Mapping;
};

export type Samples = Record<string, string>;

/** `GET …/mapping/versions/:version`. */
export type MappingVersion = { version: number; publishedAt: number; mapping: Mapping };

/** `PUT …/mapping`. */
export type SaveMapping = { base: number; mapping: Mapping };

const revision = { type: 'integer', minimum: 0 } as const;
const mapping = { $ref: mappingSchema.$id } as const;

/** Of a {@link SaveMapping}. */
export const saveMappingSchema = {
  type: 'object',
  required: ['base', 'mapping'],
  additionalProperties: false,
  properties: { base: revision, mapping },
} as const;

/** `POST …/mapping/publish`, `…/discard` and `…/versions/:version/restore`: the revision that was looked at. */
export const mappingChangeSchema = {
  type: 'object',
  required: ['base'],
  additionalProperties: false,
  properties: { base: revision },
} as const;
export type MappingChange = { base: number };

export const pickLanguages = ['ko', 'en'] as const;
export type PickLanguage = (typeof pickLanguages)[number];

/** `POST /api/sites/:site/pick`: a page of the shop, to be opened in pick mode. */
export const pickLinkSchema = {
  type: 'object',
  required: ['url', 'language'],
  additionalProperties: false,
  properties: {
    url: { type: 'string', minLength: 1, maxLength: 2_048, pattern: '^https?://' },
    language: { enum: pickLanguages },
  },
} as const;
export type PickLinkRequest = { url: string; language: PickLanguage };
export type PickLink = { url: string; expiresAt: number };

/** What a pick token says, before the dot in it: base64url of this as JSON. After the dot is its signature. */
export type PickGrant = { site: number; origin: string; language: PickLanguage; expiresAt: number };

const token = { type: 'string', minLength: 1, maxLength: 1_000 } as const;

/** `POST /v1/pick/open` (text/plain) → PickReport. */
export const pickOpenSchema = {
  type: 'object',
  required: ['token'],
  additionalProperties: false,
  properties: { token },
} as const;

/** `POST /v1/pick/save` (text/plain) → PickReport. */
export const pickSaveSchema = {
  type: 'object',
  required: ['token', 'base', 'mapping', 'samples'],
  additionalProperties: false,
  properties: {
    token,
    base: revision,
    mapping,
    samples: { type: 'object', maxProperties: 500, additionalProperties: { type: 'string', maxLength: 200 } },
  },
} as const;

/** The draft as pick mode sees it: what is published where there is none. */
export type PickReport = { revision: number; mapping: Mapping; samples: Samples; currency: string; words: PickWords };

/** Texts of pick mode by name, in one language. */
export type PickWords = Record<string, string>;
