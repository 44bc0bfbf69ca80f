/**
 * The visitor's id as a cookie that the server sets, where the collector is of the shop's own domain. What scripts store,
 * browsers delete after a week without a visit (https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/);
 * this one stays for as long as it may. Scripts cannot read it, nor can pages of other sites make browsers send it.
 *
 * It is not signed: who forges one becomes the browser that he names, as with a forged id in the body, and ids cannot be
 * guessed. `__Host-` keeps sub-domains from planting theirs.
 */
import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Batch } from '../contract/collect.ts';
import { visitorIdPattern } from '../contract/ids.ts';
import { DAY_MS } from '../domain/zone.ts';

/** 13 months, counted from when the id was made: what the CNIL allows for audience measurement. */
export const LIFE_MS = 395 * DAY_MS;
/** Before there was a tag; an id that claims to be older does not begin with a time. */
const FIRST_TAG_AT = Date.UTC(2026, 0);
const TIME_DIGITS = 8;
/** Browsers take a cookie of that name only over TLS and from the very host. */
const SECURE = '__Host-';
const isId = new RegExp(visitorIdPattern);

/** Whose browser this is. */
export type SettledVisitor = {
  id: string;
  /** What the tag calls it instead: what is stored under that is of this browser as well. */
  was?: string;
  /** Set-Cookie, when the browser has no such cookie yet. */
  cookie?: string;
};

/**
 * For a request of the first party. The id in the cookie wins over the script's, which may be a new one because the browser
 * deleted the old. Without a cookie the script's id becomes the cookie. An id that is too old to be kept is replaced, and
 * nothing that is stored under it is carried over.
 *
 * A page that is leaving gets no cookie: the next one may have been opened to take it away.
 */
export function settleVisitor(
  request: FastifyRequest,
  { site, visitor: scriptId, leaving }: Pick<Batch, 'site' | 'visitor' | 'leaving'>,
  now: number,
): SettledVisitor {
  const name = cookieName(site, request.headers.origin?.startsWith('https:') ?? false);
  const kept = readCookie(request.headers.cookie, name);
  const scriptEnd = endOf(scriptId, now);
  if (kept && endOf(kept, now) > now) {
    return kept === scriptId || scriptEnd <= now ? { id: kept } : { id: kept, was: scriptId };
  }
  if (leaving) return { id: scriptId };
  if (scriptEnd > now) return { id: scriptId, cookie: cookieText(name, scriptId, scriptEnd - now) };
  const id = makeId(now);
  return { id, cookie: cookieText(name, id, LIFE_MS) };
}

/** Takes the cookie away, if the browser has it. */
export function forgetVisitor({ headers }: FastifyRequest, reply: FastifyReply, site: string): void {
  for (const name of [cookieName(site, true), cookieName(site, false)]) {
    if (readCookie(headers.cookie, name)) reply.header('set-cookie', cookieText(name, '', 0));
  }
}

/** One for each site: two shops behind one collector do not learn that a visitor is the same. */
function cookieName(site: string, secure: boolean): string {
  return `${secure ? SECURE : ''}dangol-${site}`;
}

/** The first well-formed id of that name. */
function readCookie(header = '', name: string): string | undefined {
  const start = `${name}=`;
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start))
    .map((pair) => pair.slice(start.length))
    .find((id) => isId.test(id));
}

function cookieText(name: string, id: string, lifeMs: number): string {
  const secure = name.startsWith(SECURE) ? '; Secure' : '';
  return `${name}=${id}; Path=/; Max-Age=${Math.floor(lifeMs / 1_000)}; HttpOnly; SameSite=Lax${secure}`;
}

/** When an id has to go. The tag's begin with the time at which they were made; of others it is not known. */
function endOf(id: string, now: number): number {
  const madeAt = Number.parseInt(id.slice(0, TIME_DIGITS), 36);
  const isTime = madeAt >= FIRST_TAG_AT && madeAt <= now + DAY_MS;
  return (isTime ? Math.min(madeAt, now) : now) + LIFE_MS;
}

/** As the tag makes them. */
function makeId(now: number): string {
  return now.toString(36).padStart(TIME_DIGITS, '0') + randomBytes(12).toString('base64url');
}
