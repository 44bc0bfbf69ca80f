/** A collector for the tag's tests: serves the tag, records what it is sent, answers as it is told, and fails when asked to. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Batch, CollectAnswer } from '../../server/contract/collect.ts';
import type { ConsentTerms } from '../../server/contract/consent.ts';
import type { WireEvent } from '../../server/contract/event.ts';

/** Longest that a test waits for something to arrive. */
const PATIENCE_MS = 30_000;

/** How the collector fails: `cut` breaks the connection, `hang` never answers, a number is a status. */
type Outage = { with: 'cut' | 'hang' | number; retryAfterSeconds?: number };

/** An event with the address of its page filled in. */
export type Recorded = WireEvent & { url: string };

export class Collector {
  origin = '';
  /** Bodies of all batches, as they came, also those that met an outage. */
  readonly bodies: string[] = [];
  /** Batches that were acknowledged. */
  readonly batches: Batch[] = [];
  /** Events recorded, each id once, in order of arrival. */
  readonly events: Recorded[] = [];
  /** Events that came again. */
  duplicates = 0;
  /** Paths asked for, in order. */
  readonly asked: string[] = [];
  outage: Outage | undefined;
  terms: ConsentTerms = { version: '1', shop: '단골 상점', policyUrl: '' };
  /** Headers of the page views that were counted without consent. */
  readonly views: IncomingHttpHeaders[] = [];
  /** What the page is told, beside the receipt. */
  decide: (batch: Batch) => Partial<CollectAnswer> = () => ({});

  readonly #server: Server;
  readonly #files: Record<string, string>;
  readonly #waiting = new Set<() => void>();

  private constructor(files: Record<string, string>) {
    this.#files = files;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** Starts on a free port. `files` are scripts by path; a path ending in `*` stands for everything below it. */
  static async start(files: Record<string, string>): Promise<Collector> {
    const collector = new Collector(files);
    await new Promise<void>((resolve) => collector.#server.listen(0, '127.0.0.1', resolve));
    collector.origin = `http://127.0.0.1:${(collector.#server.address() as AddressInfo).port}`;
    return collector;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Names of the recorded events, in order of arrival. */
  get names(): string[] {
    return this.events.map(({ name }) => name);
  }

  named(name: string): Recorded[] {
    return this.events.filter((event) => event.name === name);
  }

  /** Resolves once so many events of this name are recorded, with all of them. */
  async until(name: string, count = 1): Promise<Recorded[]> {
    await this.when(() => this.named(name).length >= count, `${count} × ${name}`);
    return this.named(name);
  }

  /** Resolves once something is true of this collector; it is asked whenever a request has been dealt with. */
  async when(isTrue: () => boolean, what = isTrue.toString()): Promise<void> {
    if (isTrue()) return;
    await new Promise<void>((resolve, reject) => {
      const ask = () => {
        if (!isTrue()) return;
        clearTimeout(timer);
        this.#waiting.delete(ask);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(ask);
        reject(new Error(`waited in vain for ${what}; recorded: ${this.names.join(' ')}`));
      }, PATIENCE_MS);
      this.#waiting.add(ask);
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://collector').pathname;
    this.asked.push(path);
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-expose-headers', 'Retry-After');
    if (path === '/v1/batch') await this.#collect(request, response);
    else if (path.startsWith('/v1/batch/')) this.#serveSite(request, response);
    else this.#sendFile(path, response);
    for (const ask of this.#waiting) ask();
  }

  /** What is asked of visitors; or a page view of one who has not agreed. */
  #serveSite(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(this.terms));
      return;
    }
    this.views.push(request.headers);
    response.writeHead(204).end();
  }

  #sendFile(path: string, response: ServerResponse): void {
    const file = this.#files[path] ?? this.#files[path.replace(/[^/]*$/, '*')];
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(file);
  }

  async #collect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    this.bodies.push(body);
    if (this.outage) return this.#fail(this.outage, response);
    const answer = this.#record(JSON.parse(body) as Batch);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  #fail({ with: way, retryAfterSeconds }: Outage, response: ServerResponse): void {
    if (way === 'hang') return;
    if (way === 'cut') return void response.destroy();
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
    response
      .writeHead(way, { 'content-type': 'application/json' })
      .end('{"error":{"code":"internal","message":"on purpose"}}');
  }

  #record(batch: Batch): CollectAnswer {
    const known = new Set(this.events.map(({ id }) => id));
    const fresh = batch.events.filter(({ id }) => !known.has(id));
    this.batches.push(batch);
    this.events.push(...fresh.map((event) => ({ ...event, url: event.url ?? batch.url })));
    const duplicates = batch.events.length - fresh.length;
    this.duplicates += duplicates;
    return { accepted: fresh.length, duplicates, refused: [], decisions: [], ...this.decide(batch) };
  }
}
