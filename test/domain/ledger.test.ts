import { describe, expect, it } from 'vitest';
import type { CampaignId, EventId, OfferId } from '../../server/contract/ids.ts';
import type { OfferPlan } from '../../server/domain/facts.ts';
import { withHoldOut, withOffer } from '../../server/domain/ledger.ts';
import { HOLDOUT } from '../../server/domain/person.ts';
import { campaign, person, START, version } from './support/shop.ts';

const id = 'c1' as CampaignId;
const offer = 'o1' as OfferId;

function plan(changes: Partial<OfferPlan> = {}): OfferPlan {
  return {
    campaign: version('c1', campaign()),
    arm: 'A',
    turn: 1,
    trigger: 'e1' as EventId,
    session: 's1',
    leasedUntil: START + 30_000,
    ...changes,
  };
}

describe('the ledger of a person', () => {
  it('holds an offer that was decided: leased, not yet shown', () => {
    const coupon = { code: 'TEN', label: '' };
    expect(withOffer(person(), plan(), offer, coupon, START).ledger[id]).toEqual({
      offer,
      since: START,
      arm: 'A',
      version: 1,
      turn: 1,
      trigger: 'e1',
      leasedUntil: START + 30_000,
      times: 0,
      coupon,
    });
  });

  it('keeps since when, and lets a new turn be clicked once more but not converted', () => {
    const first = withOffer(person(), plan(), offer, undefined, START);
    const entry = { ...first.ledger[id], times: 1, clickedAt: 1, dismissedAt: 2, copiedAt: 3, convertedAt: 4 };
    const before = { ...first, ledger: { [id]: entry } } as typeof first;
    const sameTurn = withOffer(before, plan(), offer, undefined, START + 5).ledger[id];
    expect(sameTurn).toMatchObject({ since: START, clickedAt: 1 });
    const next = withOffer(before, plan({ turn: 2 }), offer, undefined, START + 5).ledger[id];
    expect(next).toMatchObject({ since: START, turn: 2, times: 1, convertedAt: 4 });
    expect(next).not.toHaveProperty('clickedAt');
    expect(next).not.toHaveProperty('copiedAt');
  });

  it('holds would-be showings of those who are held out', () => {
    const held = plan({ arm: HOLDOUT, leasedUntil: 0 });
    const first = withHoldOut(person(), held, offer, START);
    expect(first.ledger[id]).toMatchObject({ arm: HOLDOUT, times: 1, turn: 1, leasedUntil: 0, lastSession: 's1' });
    const second = withHoldOut(first, { ...held, turn: 2, session: 's2' }, offer, START + 9);
    expect(second.ledger[id]).toMatchObject({
      times: 2,
      firstShownAt: START,
      lastShownAt: START + 9,
      lastSession: 's2',
    });
  });
});
