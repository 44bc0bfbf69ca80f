/** In a file of its own, so that pick mode does without the schemas of what it is about. */
import type { MappedAction, MappedPage } from './mapping.ts';

/** Name of the token in the hash of the address, which reaches neither a server nor a referrer. */
export const PICK_HASH = 'dangol-pick';

/** Of a field in `Samples`; `row` when it is one of the rows. Survives that other pages and actions come and go. */
export function sampleKey(telling: MappedPage | MappedAction, field: string, row = false): string {
  const whose = 'name' in telling ? `page ${telling.name}` : `action ${telling.event ?? ''} ${telling.page ?? ''}`;
  return `${whose} ${row ? 'row ' : ''}${field}`;
}
