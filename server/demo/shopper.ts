/** Who is logged in. Any id may: what the shop knows of a shopper follows from the id, so the same id is always the same person. */

export const tiers = ['새싹', '단골', 'VIP'] as const;

export type Shopper = { id: string; name: string; points: number; tier: (typeof tiers)[number] };

/** Longest id the shop takes; also the bound of the input. */
export const MAX_SHOPPER_ID = 40;

const known: Record<string, Omit<Shopper, 'id'>> = {
  vip: { name: '김단골', points: 1_200, tier: 'VIP' },
  ongi: { name: '이온기', points: 620, tier: '단골' },
  sprout: { name: '박새싹', points: 80, tier: '새싹' },
};

/** @returns undefined when there is no id. */
export function shopperOf(id: string | undefined): Shopper | undefined {
  const clean = id?.trim().slice(0, MAX_SHOPPER_ID);
  if (!clean) return undefined;
  const profile = Object.hasOwn(known, clean) ? known[clean] : undefined;
  return { id: clean, ...(profile ?? profileOf(clean)) };
}

/** Points from 0 to 900 in hundreds, and the tier that they give. */
function profileOf(id: string): Omit<Shopper, 'id'> {
  const sum = [...id].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const points = (sum % 10) * 100;
  return { name: id, points, tier: points >= 500 ? '단골' : '새싹' };
}
