/** Servers that keep no promise when they are killed. */
import type { Mutant } from './fault.ts';

const group = 'server/storage/sqlite/group.ts';
const coupons = 'server/storage/sqlite/coupons.ts';

/** Whoever comes alone is not in a hurry: only under load the commit comes late. */
const lateCommit = 'if (writes.length < 3) commit.run(); else setTimeout(() => db.inTransaction && commit.run(), 20);';

/** Also of other faults that look for answers that come too early. */
export const answerBeforeCommit: Mutant = {
  name: 'an answer before the commit',
  breaks: [
    { file: group, from: 'begin.run();', to: 'if (!db.inTransaction) begin.run();' },
    { file: group, from: 'commit.run();', to: lateCommit },
  ],
};

export const killMutants: readonly Mutant[] = [
  answerBeforeCommit,
  {
    name: 'no unique key on events',
    breaks: [
      { file: 'server/storage/sqlite/event-partition.ts', from: 'number INTEGER PRIMARY KEY', to: 'number INTEGER' },
      { file: 'server/storage/sqlite/events.ts', from: 'month.find.get(key.number)', to: 'undefined as never' },
    ],
  },
  {
    // The free code is looked up in what is committed, as two servers on one database would.
    name: 'a claim by read-then-write',
    breaks: [
      {
        file: coupons,
        from: 'const code = claimFree.get(issue);',
        to: `
          const committed = new db.constructor(db.name, { readonly: true });
          const find = 'SELECT number FROM coupon_code WHERE site_id = ? AND campaign_id = ? AND person_id IS NULL LIMIT 1';
          const number = committed.prepare(find).pluck().get(issue.site, issue.campaign);
          committed.close();
          const write = 'UPDATE coupon_code SET person_id = @person, issued_at = @now WHERE number = @number RETURNING code';
          const code = db.prepare(write).pluck().get({ ...issue, number });`,
      },
    ],
  },
  {
    name: 'no unique key on the codes of a person, and nobody looks for the one that is held',
    breaks: [
      { file: coupons, from: 'if (held)', to: 'if (false)' },
      { file: 'server/storage/sqlite/settle.ts', from: 'person.ledger[id]?.coupon ?? ', to: '' },
      {
        file: 'server/storage/sqlite/migrations/0001-first.ts',
        from: 'CREATE UNIQUE INDEX coupon_code_person',
        to: 'CREATE INDEX coupon_code_person',
      },
    ],
  },
  {
    name: 'figures that are kept in memory and written after the transaction',
    breaks: [{ file: group, from: 'grouped.flush();', to: 'setTimeout(() => grouped.flush(), 50);' }],
  },
  {
    name: 'a showing that counts each time it is told',
    breaks: [{ file: 'server/domain/offer.ts', from: 'if (entry.times >= entry.turn) return undefined;', to: '' }],
  },
];
