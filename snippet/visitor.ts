import { COOKIE_SECONDS } from './bounds.ts';
import { attempt } from './guard.ts';
import { makeId } from './id.ts';
import { read, write } from './storage.ts';

const KEY = 'dangol_v';

let visitor: string | undefined;

/** The id of this browser, kept in localStorage and a first-party cookie, each healing the other; else in memory. */
export function visitorId(): string {
  if (!visitor) keepVisitor(storedVisitor() ?? makeId(Date.now()));
  return visitor as string;
}

/** The id, if this browser has one. */
export function storedVisitor(): string | undefined {
  return visitor ?? findVisitorId(`${attempt(() => document.cookie)};${KEY}=${read(KEY)}`);
}

/** The first well-formed id in a cookie string. */
export function findVisitorId(cookies: string): string | undefined {
  return cookies.match(/\bdangol_v=([\w-]{10,40})(;|$)/)?.[1];
}

/** Gives this browser an id, or takes it away. */
export function keepVisitor(id?: string): void {
  visitor = id;
  if (id) write(KEY, id);
  attempt(() => {
    const secure = location.protocol === 'https:' ? ';secure' : '';
    document.cookie = `${KEY}=${id};path=/;samesite=lax;max-age=${id ? COOKIE_SECONDS : 0}${secure}`;
  });
}
