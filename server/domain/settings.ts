import type { FieldFault } from '../contract/error.ts';
import type { SiteSettings } from '../contract/site.ts';

/** What is wrong with settings that their schema accepts: a zone or a currency that nobody knows. */
export function settingsFaults(_settings: SiteSettings): FieldFault[] {
  throw new Error('not yet');
}
