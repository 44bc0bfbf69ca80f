import { describe, expect, it } from 'vitest';
import { currencyGroups, offsetOf, zoneGroups } from '../../dashboard/zones.ts';

const winter = Date.UTC(2026, 0, 1);
const summer = Date.UTC(2026, 6, 1);

describe('time zones to choose from', () => {
  it('have their offset of now, daylight saving and half hours included', () => {
    expect(offsetOf('Asia/Seoul', winter)).toBe('UTC+9');
    expect(offsetOf('America/New_York', winter)).toBe('UTC-5');
    expect(offsetOf('America/New_York', summer)).toBe('UTC-4');
    expect(offsetOf('Asia/Kolkata', winter)).toBe('UTC+5:30');
    expect(offsetOf('Mars/Olympus', winter)).toBe('');
  });

  it('hold the current one even when this browser does not know it', () => {
    const values = zoneGroups('Mars/Olympus_Mons', winter).flatMap(({ zones }) => zones);
    expect(values).toContainEqual({ value: 'Mars/Olympus_Mons', label: 'Olympus Mons ()' });
    expect(values.map(({ value }) => value)).toContain('Asia/Seoul');
  });
});

describe('currencies to choose from', () => {
  it('begin with those that are used often, and name each once', () => {
    const [often, rest] = currencyGroups('KRW');
    const all = [...(often?.currencies ?? []), ...(rest?.currencies ?? [])].map(({ value }) => value);
    expect(all[0]).toBe('KRW');
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('THB');
  });
});
