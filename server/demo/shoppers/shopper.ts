/** Somebody who shops: how often, with what, and how keen to buy. */
import type { Device } from '../../contract/collect.ts';
import { idAt } from './id.ts';
import type { Random } from './random.ts';

/** One browser of a shopper: a visitor. */
export type Browser = {
  visitor: string;
  device: Device;
  /** How far its clock is ahead of the true time, milliseconds. */
  skewMs: number;
  loggedIn: boolean;
};

export type Shopper = {
  browsers: readonly [Browser, ...Browser[]];
  /** Customer id of a member; one who is none never logs in. */
  customer?: string;
  /** Chance to buy over that of others who come by the same channel; 1 on average. */
  keenness: number;
  /** Mean time between two visits, milliseconds. */
  gapMs: number;
  /** Chance that a visit was the last one. */
  leaving: number;
  visits: number;
  orders: number;
};

const DAY_MS = 86_400_000;
/** Of all shoppers. Judgement. */
const MEMBERS = 0.35;
/** Of members: those who also shop with another device. Judgement. */
const TWO_DEVICES = 0.4;

/**
 * Visits are the BG/NBD model's transactions: each shopper comes at a rate of their own, drawn from a gamma distribution,
 * and after each visit leaves for ever with a chance of their own, drawn from a beta distribution (Fader, Hardie and Lee,
 * "Counting your customers the easy way", 2005). Keenness has a long tail, so that those who bought are the ones who buy
 * again: a fifth of them within 39 weeks. Of the buyers of a music shop that the authors fitted the model to, 40 % did.
 */
export function drawShopper(random: Random, number: number, at: number): Shopper {
  const isMember = random.chance(MEMBERS);
  const first = drawBrowser(random, at);
  const hasTwo = isMember && random.chance(TWO_DEVICES);
  return {
    browsers: hasTwo ? [first, drawBrowser(random, at, first.device.class === 'phone' ? 'desktop' : 'phone')] : [first],
    ...(isMember && { customer: `c${100_000 + number}` }),
    keenness: random.gamma(KEENNESS) / KEENNESS,
    gapMs: (GAP_DAYS * DAY_MS) / Math.max(0.02, random.gamma(1.5)),
    leaving: random.beta(1.6, 1.6),
    visits: 0,
    orders: 0,
  };
}

/** Shape of the gamma distribution of keenness: the smaller, the fewer shoppers make the purchases. */
const KEENNESS = 0.1;
/** Of the middle of all rates of coming. Judgement. */
const GAP_DAYS = 9;

const screens = { phone: ['390x844', '360x780', '412x915'], tablet: ['820x1180'], desktop: ['1920x1080', '1440x900'] };

function drawBrowser(random: Random, at: number, device?: keyof typeof screens): Browser {
  const drawn = random.share();
  const kind = device ?? (drawn < 0.7 ? 'phone' : drawn < 0.74 ? 'tablet' : 'desktop');
  return {
    visitor: idAt(at, random),
    device: { class: kind, language: random.chance(0.93) ? 'ko-KR' : 'en-US', screen: random.pick(screens[kind]) },
    skewMs: drawSkew(random),
    loggedIn: false,
  };
}

/** Most clocks are right to a second, some were set by hand, a few show another day. Judgement. */
function drawSkew(random: Random): number {
  const drawn = random.share();
  if (drawn < 0.95) return Math.round(400 * random.normal());
  if (drawn < 0.995) return Math.round(random.between(-10, 10) * 60_000);
  return random.pick([-DAY_MS, DAY_MS]);
}

/** When the shopper comes again after a visit; undefined for never. */
export function nextVisitAt({ gapMs, leaving }: Shopper, at: number, random: Random): number | undefined {
  return random.chance(leaving) ? undefined : Math.round(at + random.exponential(gapMs));
}
