import { describe, expect, it } from 'vitest';
import { settingsFaults } from '../../server/domain/settings.ts';
import { settings } from './support/shop.ts';

describe('settings of a site', () => {
  it('have a zone and a currency that exist', () => {
    expect(settingsFaults(settings)).toEqual([]);
    expect(settingsFaults({ name: 'Shop', zone: 'America/New_York', currency: 'USD' })).toEqual([]);
    expect(
      settingsFaults({ name: 'Shop', zone: 'Asia/Atlantis', currency: 'WON' }).map(({ path, received }) => [
        path,
        received,
      ]),
    ).toEqual([
      ['zone', '"Asia/Atlantis"'],
      ['currency', '"WON"'],
    ]);
  });
});
