import type { FieldFault } from '../contract/error.ts';
import type { SiteSettings } from '../contract/site.ts';
import { fault } from './fault.ts';
import { isCurrency } from './money.ts';
import { isZone } from './zone.ts';

/** What is wrong with settings that their schema accepts: a zone or a currency that nobody knows, a name in half characters. */
export function settingsFaults({
  name,
  zone,
  currency,
}: Pick<SiteSettings, 'name' | 'zone' | 'currency'>): FieldFault[] {
  const faults: FieldFault[] = [];
  // A database holds UTF-8, which has no halves of surrogate pairs.
  if (!name.isWellFormed()) faults.push(fault('name', 'must be of whole characters', name));
  if (!isZone(zone)) faults.push(fault('zone', 'must be a time zone of the IANA database, as Asia/Seoul', zone));
  if (!isCurrency(currency)) faults.push(fault('currency', 'must be a currency of ISO 4217, as KRW', currency));
  return faults;
}
