/** Whether a page and the address that it asks belong to the same owner's domain, as browsers see it. */
import type { FastifyRequest } from 'fastify';
import { getDomain } from 'tldts';

/** Names under which anybody may have a sub-domain, such as `myshopify.com`, part owners as `com` does. */
const rules = { allowPrivateDomains: true };

/**
 * Whether a request comes from a page of the same site. The browser says so itself where it can (Fetch Metadata), which no
 * script can change; older ones, and pages without TLS, are told by their Origin and the host that they asked.
 */
export function isFirstParty(request: FastifyRequest): boolean {
  const { origin = '', 'sec-fetch-site': relation } = request.headers;
  if (relation !== undefined) return relation === 'same-origin' || relation === 'same-site';
  return isSameSite(origin, request.host);
}

/** @param host that was asked, maybe with its port. */
export function isSameSite(origin: string, host: string): boolean {
  if (!URL.canParse(origin) || !URL.canParse(`http://${host}`)) return false;
  const [page, asked] = [new URL(origin).hostname, new URL(`http://${host}`).hostname];
  return page === asked || (getDomain(page, rules) ?? page) === getDomain(asked, rules);
}
