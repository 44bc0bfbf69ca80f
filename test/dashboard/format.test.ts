import { beforeEach, describe, expect, it } from 'vitest';
import {
  currencyDigits,
  formatAgo,
  formatDateTime,
  formatDay,
  formatMoney,
  formatMoneyCompact,
  formatNumber,
  formatPercent,
  formatSignedPercent,
  formatTime,
} from '../../dashboard/format.ts';
import { language } from '../../dashboard/i18n/language.ts';

beforeEach(() => {
  language.value = 'en';
});

describe('money', () => {
  it('of a currency without minor units is written as it is', () => {
    expect(formatMoney(39_000, 'KRW')).toBe('₩39,000');
    expect(formatMoney(39_000, 'JPY')).toBe('¥39,000');
  });

  it('of a currency with minor units is divided by them', () => {
    expect(formatMoney(39_000, 'USD')).toBe('$390.00');
    expect(formatMoney(39_000, 'KWD')).toContain('39.000');
  });

  it('has the digits of its currency', () => {
    expect([currencyDigits('KRW'), currencyDigits('EUR'), currencyDigits('KWD')]).toEqual([0, 2, 3]);
  });

  it('is short on an axis, in the units of the language', () => {
    expect(formatMoneyCompact(4_120_000, 'KRW')).toBe('₩4.1M');
    language.value = 'ko';
    expect(formatMoneyCompact(4_120_000, 'KRW')).toBe('₩412만');
  });
});

describe('numbers', () => {
  it('are grouped', () => {
    expect(formatNumber(1_234_567)).toBe('1,234,567');
  });

  it('show a rate as percent, and a change with its sign', () => {
    expect(formatPercent(0.0236)).toBe('2.4%');
    expect(formatSignedPercent(0.268)).toBe('+26.8%');
    expect(formatSignedPercent(-0.013)).toBe('-1.3%');
    expect(formatSignedPercent(0)).toBe('0%');
  });
});

describe('times', () => {
  const newYear = Date.UTC(2026, 0, 1, 0, 30);

  it('are those of the zone of the shop, not of the browser', () => {
    expect(formatTime(newYear, 'Asia/Seoul')).toBe('09:30');
    expect(formatTime(newYear, 'America/New_York')).toBe('19:30');
    expect(formatDateTime(newYear, 'Asia/Seoul')).toContain('Jan 1, 2026');
    expect(formatDateTime(newYear, 'America/New_York')).toContain('Dec 31, 2025');
  });

  it('write midnight as 00, not as 24', () => {
    expect(formatTime(Date.UTC(2026, 0, 1), 'UTC')).toBe('00:00');
  });

  it('keep a calendar day the same day in every zone', () => {
    expect(formatDay('2026-11-21')).toBe('Nov 21');
    language.value = 'ko';
    expect(formatDay('2026-11-21')).toBe('11월 21일');
  });

  it('say how long ago something was in the largest whole unit', () => {
    const now = Date.UTC(2026, 10, 21);
    expect(formatAgo(now - 59_000, now)).toBe('just now');
    expect(formatAgo(now - 3 * 60_000, now)).toBe('3 minutes ago');
    expect(formatAgo(now - 2.9 * 3_600_000, now)).toBe('2 hours ago');
    expect(formatAgo(now - 86_400_000, now)).toBe('yesterday');
    language.value = 'ko';
    expect(formatAgo(now - 3 * 60_000, now)).toBe('3분 전');
  });
});
