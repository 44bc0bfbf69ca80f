import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Customer } from '../../server/contract/customer.ts';
import { openNouns } from '../../server/storage/sqlite/nouns.ts';
import { countedChance, does, type Fixture, MINUTE, NOON, openFixture, value } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = openFixture();
});
afterEach(() => fixture.close());

const tell = (...customers: Customer[]) =>
  fixture.write((engine) => engine.tellCustomers(fixture.site.id, customers, NOON));
const customer = (id: string) =>
  openNouns(fixture.engine.db, countedChance()).people.findByCustomer(fixture.site.id, id as never);

describe('a customer whom the shop told of', () => {
  it('is one person, however often the shop tells and wherever they log in', () => {
    tell({ customerId: 'c1', attributes: { tier: 'VIP' } }, { customerId: 'c1', attributes: { points: 5 } });
    does(fixture, 'phone', 'page_view', NOON);
    does(fixture, 'phone', 'identify', NOON + MINUTE, { customer_id: 'c1', attributes: { city: 'Seoul' } });
    does(fixture, 'laptop', 'identify', NOON + 2 * MINUTE, { customer_id: 'c1' });
    tell({ customerId: 'c1', attributes: { points: 9 } });
    expect(value(fixture, 'SELECT COUNT(*) FROM person')).toBe(1);
    expect(customer('c1')?.person.attributes).toEqual({ tier: 'VIP', points: 9, city: 'Seoul' });
    expect(customer('c1')?.visitors).toHaveLength(2);
  });
});

describe('the proof that a log-in bears', () => {
  it('is in no file afterwards', () => {
    const proof = '0123456789abcdef'.repeat(4);
    does(fixture, 'ann', 'identify', NOON, { customer_id: 'customer-1', signature: proof });
    const files = [fixture.file, `${fixture.file}-wal`].filter((file) => existsSync(file));
    const kept = files.map((file) => readFileSync(file, 'latin1')).join('');
    expect(kept).toContain('customer-1');
    expect(kept).not.toContain(proof);
  });
});
