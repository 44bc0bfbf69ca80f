/**
 * What lets a page of any origin read an answer of the collector, also one that it asked for with cookies: a shop whose
 * collector is a sub-domain of its own does that. Refusals tell nothing of anybody, and pages that may not report get no
 * other answer; nor do browsers send a cookie that is SameSite=Lax along from another site. A block of its own beside
 * @fastify/cors, which answers preflights: it is on every answer.
 */
export function readableFrom(origin: string | undefined): Record<string, string> {
  return {
    vary: 'Origin',
    ...(origin && { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' }),
    'access-control-expose-headers': 'Retry-After',
    // A beacon's answer is read by nobody; held back, it would be an error in the shop's console.
    'cross-origin-resource-policy': 'cross-origin',
  };
}
