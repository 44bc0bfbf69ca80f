import { language } from './i18n/language.ts';

export type ZoneGroup = { region: string; zones: { value: string; label: string }[] };

/** IANA zones by region, each with its offset now: `Asia/Seoul` is "Seoul (UTC+9)" under "Asia". */
export function zoneGroups(current: string, now: number): ZoneGroup[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current]);
  const groups = new Map<string, ZoneGroup>();
  for (const value of [...names].sort()) {
    const [region = value, ...rest] = value.split('/');
    const group = groups.get(region) ?? { region, zones: [] };
    const city = (rest.join(' / ') || region).replaceAll('_', ' ');
    group.zones.push({ value, label: `${city} (${offsetOf(value, now)})` });
    groups.set(region, group);
  }
  return [...groups.values()];
}

/** `UTC+9`; an empty text for a zone this browser does not know. */
export function offsetOf(zone: string, now: number): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(now);
    return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC');
  } catch {
    return '';
  }
}

/** The currencies that Korean shops use, then all the others by code. */
const oftenUsed = ['KRW', 'USD', 'JPY', 'EUR', 'CNY'];

export function currencyGroups(current: string): { often: boolean; currencies: { value: string; label: string }[] }[] {
  const names = new Intl.DisplayNames(language.value, { type: 'currency' });
  const option = (value: string) => ({ value, label: `${value} · ${names.of(value) ?? value}` });
  const rest = new Set([...Intl.supportedValuesOf('currency'), current]);
  for (const one of oftenUsed) rest.delete(one);
  return [
    { often: true, currencies: oftenUsed.map(option) },
    { often: false, currencies: [...rest].sort().map(option) },
  ];
}
