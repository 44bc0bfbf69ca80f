/**
 * What lets a page of any origin read an answer of the collector: it tells nothing but what the page asked for, and no cookie
 * is involved. A block of its own beside @fastify/cors, which answers preflights: it is on every answer.
 */
export function readableFrom(origin: string | undefined): Record<string, string> {
  return {
    vary: 'Origin',
    ...(origin && { 'access-control-allow-origin': origin }),
    'access-control-expose-headers': 'Retry-After',
    // A beacon's answer is read by nobody; held back, it would be an error in the shop's console.
    'cross-origin-resource-policy': 'cross-origin',
  };
}
