/** The cookies of the shop. */
import type { cookieNames } from '../cookie-names.ts';

type CookieName = (typeof cookieNames)[keyof typeof cookieNames];

/** A month. */
const SECONDS = 2_592_000;

export function readCookie(name: CookieName): string | undefined {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

/** @param value undefined takes the cookie away. */
export function writeCookie(name: CookieName, value: string | undefined): void {
  const seconds = value === undefined ? 0 : SECONDS;
  document.cookie = `${name}=${encodeURIComponent(value ?? '')}; Path=/demo/; Max-Age=${seconds}; SameSite=Lax`;
}
