import type { Mapping } from '../../../server/contract/mapping.ts';
import type { PickReport, Samples } from '../../../server/contract/teaching.ts';

/** Why the collector did not do what was asked: a code of its own, or `offline` when no answer could be read. */
export class Refused extends Error {}

/** Asks the collector. Plain text needs no preflight. */
async function ask(address: string, body: object): Promise<PickReport> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify(body),
    credentials: 'omit',
    keepalive: JSON.stringify(body).length < 60_000,
  }).catch(() => undefined);
  const said = await answer?.json().catch(() => undefined);
  if (!answer?.ok) throw new Refused(said?.error?.code ?? 'offline');
  return said;
}

export type Desk = {
  open: () => Promise<PickReport>;
  save: (base: number, mapping: Mapping, samples: Samples) => Promise<PickReport>;
};

/** @param beside gives the address of something beside the tag. */
export function openDesk(beside: (path: string) => string, token: string): Desk {
  return {
    open: () => ask(beside('v1/pick/open'), { token }),
    save: (base, mapping, samples) => ask(beside('v1/pick/save'), { token, base, mapping, samples }),
  };
}
