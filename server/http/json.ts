/** Reads JSON from strangers. Every body of the server goes through here. */
import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { parse } from 'secure-json-parse';
import { MAX_DEPTH } from '../contract/limits.ts';
import { Problem } from './problem.ts';

/** Takes JSON as {@link parseJson} does, and nothing else; compressed bodies are not taken. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  addJsonParser(app, 'application/json');
  app.addHook('preParsing', ({ headers }, _reply, _payload, done) => {
    const { 'content-encoding': encoding = 'identity' } = headers;
    if (encoding === 'identity') done();
    else done(new Problem('unsupported_media_type', `Send the body plain, not as ${encoding}.`));
  });
}

/** Takes bodies of a type as JSON. */
export function addJsonParser(app: FastifyInstance, type: string): void {
  app.addContentTypeParser(type, { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => parseJson(body));
}

/**
 * The value of a JSON body. A `__proto__` or a `constructor.prototype` in it is refused, not dropped.
 *
 * @throws Problem `invalid_json`, `too_deep`.
 */
function parseJson(body: Buffer): unknown {
  if (body.length === 0) throw new Problem('invalid_json', 'The body is empty; JSON is expected.');
  if (!isUtf8(body)) throw new Problem('invalid_json', 'The body is not UTF-8.');
  if (isTooDeep(body)) throw new Problem('too_deep', `The body nests deeper than ${MAX_DEPTH} levels.`);
  try {
    return parse(body.toString());
  } catch (error) {
    throw new Problem('invalid_json', `The body is not JSON: ${(error as Error).message}.`);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Whether brackets nest deeper than allowed, found before JSON.parse builds the tree: half a million levels fit in 1 MiB
 * and everything that walks them afterwards overflows its stack. In UTF-8 no byte of a longer character looks like these.
 */
function isTooDeep(body: Buffer): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < body.length; index++) {
    const byte = body[index];
    if (inString) {
      if (byte === BACKSLASH) index++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return false;
}
