import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SecretKind, SiteSecret, Store } from '../storage/store.ts';
import { hashOf } from './session.ts';

/**
 * What shops' servers prove themselves with, kept in memory: every batch that identifies somebody asks. This process is the
 * only one that changes them, and each change goes through here.
 */
export class SecretDirectory {
  readonly #store: Store;
  readonly #secrets = new Map<string, SiteSecret>();
  /** Sites by the hash of their API key. */
  readonly #siteByKey = new Map<string, number>();

  static async load(store: Store): Promise<SecretDirectory> {
    const directory = new SecretDirectory(store);
    for (const secret of await store.listSecrets()) directory.#keep(secret);
    return directory;
  }

  private constructor(store: Store) {
    this.#store = store;
  }

  get(siteId: number, kind: SecretKind): SiteSecret | undefined {
    return this.#secrets.get(`${siteId} ${kind}`);
  }

  /** The site of an API key. It is looked up by its hash, so time tells nothing of the keys there are. */
  siteOf(apiKey: string): number | undefined {
    return this.#siteByKey.get(hashOf(apiKey));
  }

  /** In place of the one of its kind, which is worth nothing from then on. */
  async put(secret: SiteSecret): Promise<void> {
    await this.#store.putSecret(secret);
    this.#drop(secret.siteId, secret.kind);
    this.#keep(secret);
  }

  async remove(siteId: number, kind: SecretKind): Promise<void> {
    await this.#store.removeSecret(siteId, kind);
    this.#drop(siteId, kind);
  }

  #keep(secret: SiteSecret): void {
    this.#secrets.set(`${secret.siteId} ${secret.kind}`, secret);
    if (secret.kind === 'api_key') this.#siteByKey.set(secret.secret, secret.siteId);
  }

  #drop(siteId: number, kind: SecretKind): void {
    const secret = this.get(siteId, kind);
    if (secret?.kind === 'api_key') this.#siteByKey.delete(secret.secret);
    this.#secrets.delete(`${siteId} ${kind}`);
  }
}

/** Whether `told` is the HMAC-SHA256 of a text, in the time that any other answer takes. */
export function isSigned(text: string, secret: string, told: string, encoding: 'hex' | 'base64'): boolean {
  return isSame(createHmac('sha256', secret).update(text).digest(encoding), told);
}

/** Whether two texts are the same, in the time that any other answer takes. */
export function isSame(text: string, other: string): boolean {
  const [one, two] = [text, other].map((each) => createHash('sha256').update(each).digest()) as [Buffer, Buffer];
  return timingSafeEqual(one, two);
}
