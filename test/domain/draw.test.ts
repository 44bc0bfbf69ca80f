import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Variant } from '../../server/contract/campaign.ts';
import type { EventId, OfferId, PersonId } from '../../server/contract/ids.ts';
import { drawVariant, isHeldOut, isRolledOut } from '../../server/domain/draw.ts';
import { HOLDOUT, type LedgerEntry } from '../../server/domain/person.ts';
import { campaign, version } from './support/shop.ts';

const people = Array.from({ length: 4_000 }, (_, index) => `person-${index}` as PersonId);
const withExperiment = (holdoutPercent: number, rolloutPercent: number) =>
  version('c1', campaign({ experiment: { holdoutPercent, rolloutPercent } }));

function variants(...weights: number[]): Variant[] {
  const message = { format: 'modal' as const, blocks: [{ type: 'text' as const, text: '…' }] };
  return weights.map((weight, index) => ({ key: 'ABCDEFGH'.charAt(index), weight, message }));
}

function entry(arm: string): LedgerEntry {
  return {
    offer: 'o1' as OfferId,
    since: 0,
    arm,
    version: 1,
    turn: 1,
    trigger: 'e1' as EventId,
    leasedUntil: 0,
    times: 1,
  };
}

describe('rollout', () => {
  it('opens to nobody at 0 % and to everybody at 100 %', () => {
    expect(people.some((id) => isRolledOut(withExperiment(0, 0), id, undefined))).toBe(false);
    expect(people.every((id) => isRolledOut(withExperiment(0, 100), id, undefined))).toBe(true);
  });

  it('keeps everybody it was open to when it is widened', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.constantFrom(...people), (one, other, id) => {
        const [narrow, wide] = [Math.min(one, other), Math.max(one, other)];
        if (isRolledOut(withExperiment(0, narrow), id, undefined)) {
          expect(isRolledOut(withExperiment(0, wide), id, undefined)).toBe(true);
        }
      }),
    );
  });

  it('stays open to somebody who had an offer', () => {
    expect(isRolledOut(withExperiment(0, 0), people[0] as PersonId, entry('A'))).toBe(true);
  });
});

describe('hold-out', () => {
  it('holds out about the share that was asked for', () => {
    const share = people.filter((id) => isHeldOut(withExperiment(20, 100), id, undefined)).length / people.length;
    expect(Math.abs(share - 0.2)).toBeLessThan(0.026);
  });

  it('keeps a person where they were drawn, whatever the percentage becomes', () => {
    const [id] = people as [PersonId];
    expect(isHeldOut(withExperiment(0, 100), id, entry(HOLDOUT))).toBe(true);
    expect(isHeldOut(withExperiment(99, 100), id, entry('A'))).toBe(false);
  });
});

describe('variants', () => {
  it('are drawn in proportion to their weights', () => {
    const definition = version('c1', campaign({ variants: variants(1, 0, 3) }));
    const drawn = people.map((id) => drawVariant(definition, id, undefined));
    expect(Math.abs(drawn.filter((key) => key === 'A').length / people.length - 0.25)).toBeLessThan(0.028);
    expect(drawn).not.toContain('B');
  });

  it('never change for a person while the campaign has theirs', () => {
    const definition = version('c1', campaign({ variants: variants(0, 1) }));
    expect(drawVariant(definition, people[0] as PersonId, entry('A'))).toBe('A');
  });

  it('are drawn anew when the one a person had was taken out', () => {
    const definition = version('c1', campaign({ variants: variants(1, 1) }));
    expect(['A', 'B']).toContain(drawVariant(definition, people[0] as PersonId, entry('C')));
  });
});
