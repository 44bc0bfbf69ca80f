import type { Site } from '../contract/site.ts';
import type { CurrentMapping, Store } from '../storage/store.ts';
import { Problem } from './problem.ts';

type Entry = { site: Site; origins: Set<string> };

/**
 * The sites, kept in memory: every batch asks for one. This process is the only one that changes them, and each change
 * goes through `put`.
 */
export class SiteDirectory {
  readonly #byId = new Map<number, Entry>();
  readonly #byKey = new Map<string, Entry>();
  readonly #mappings = new Map<number, string>();

  static async load(store: Store): Promise<SiteDirectory> {
    const directory = new SiteDirectory();
    for (const site of await store.listSites()) directory.put(site);
    for (const mapping of await store.currentMappings()) directory.putMapping(mapping);
    return directory;
  }

  put(site: Site): void {
    const entry = { site, origins: new Set(site.origins.map(normalOrigin)) };
    this.#byId.set(site.id, entry);
    this.#byKey.set(site.key, entry);
  }

  /** Notes what was published last. */
  putMapping({ siteId, version, empty }: CurrentMapping): void {
    const site = this.#byId.get(siteId)?.site;
    if (site && !empty) this.#mappings.set(siteId, `v1/mapping/${site.key}/${version}`);
    else this.#mappings.delete(siteId);
  }

  /** Path beside the tag of the site's published mapping; undefined when it has none, or one that tells nothing. */
  mappingPath(site: Site): string | undefined {
    return this.#mappings.get(site.id);
  }

  list(): Site[] {
    return [...this.#byId.values()].map(({ site }) => site);
  }

  /** @throws Problem `unknown_site`. */
  requireByKey(key: string): Site {
    const entry = this.#byKey.get(key);
    if (!entry) throw new Problem('unknown_site', 'No site has this key; copy the tag from the Install page again.');
    return entry.site;
  }

  /**
   * @param id as it stands in an address.
   * @throws Problem `not_found`.
   */
  require(id: string): Site {
    const entry = this.#byId.get(Number(id));
    if (!entry || String(entry.site.id) !== id) throw new Problem('not_found', 'There is no such site.');
    return entry.site;
  }

  /** Whether pages of this origin may report to the site. */
  allows(site: Site, origin: string): boolean {
    return this.#byId.get(site.id)?.origins.has(origin) ?? false;
  }
}

/** An origin as browsers send it: lower case, Punycode, no default port. */
function normalOrigin(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).origin : origin;
}
