import type { Channel } from '../contract/audience.ts';
import { parseAddress } from './address.ts';
import { assistantHosts, mailHosts, searchHosts, socialHosts } from './referrers.ts';

/** Parameters that campaigns put into addresses, as Google Analytics names them. */
const utmNames = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const;

/** Only an advertising system adds these to an address: Google, Microsoft, TikTok, X, LinkedIn, Yandex, Naver, Kakao. */
const adClickIds = [
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'msclkid',
  'ttclid',
  'twclid',
  'li_fat_id',
  'yclid',
  'n_media',
  'n_query',
  'n_ad',
  'n_campaign_type',
  'NaPm',
  'k_campaign',
  'k_creative',
  'k_keyword',
  'k_media',
  'DMKW',
] as const;

/** Facebook and Instagram add these to unpaid links as well: alone they tell of a social network, not of an ad. */
const socialClickIds = ['fbclid', 'igshid', 'igsh'] as const;

/** The page a session landed on. */
export type Landing = {
  url: string;
  referrer?: string | undefined;
  /** Origins of the shop itself. */
  origins: readonly string[];
};

/** What every address has that bears one of those names, or a name that says one in escapes. Parsing it takes ten times as long. */
const marked = new RegExp(`[?&](?:${[...utmNames, ...adClickIds, ...socialClickIds].join('|')})|[?&][^=&]*[%\\s]`);

/** UTM parameters of an address, and the name of its click id as `click_id`. Empty when it has none. */
export function utmOf(url: string): Record<string, string> {
  const query = marked.test(url) ? parseAddress(url)?.searchParams : undefined;
  const utm: Record<string, string> = {};
  if (!query) return utm;
  for (const name of utmNames) {
    const value = query.get(name);
    if (value) utm[name] = value;
  }
  const clickId = [...adClickIds, ...socialClickIds].find((name) => query.has(name));
  if (clickId) utm.click_id = clickId;
  return utm;
}

/**
 * The channel that brought a session, by its landing: what the address says of itself counts more than the referrer. The
 * shop's own pages are no channel: a visitor who comes back from them is `direct`.
 */
export function channelOf({ url, referrer, origins }: Landing, utm: Record<string, string>): Channel {
  return channelOfUtm(utm) ?? channelOfReferrer(url, referrer, origins) ?? (utm.utm_source ? 'referral' : 'direct');
}

/** `utm_medium` in the spelling of marketers; the first that fits. Paid traffic as Google Analytics defines it. */
const mediums: [RegExp, Channel][] = [
  [/^(e-?mail|newsletter|mail)$/, 'email'],
  [/^(crm|kakao|kakaotalk|alim-?talk|friend-?talk|brand-?talk|알림톡|친구톡)$/, 'crm'],
  [/^(sms|lms|mms|rcs|line|(app|web|mobile)?[-_]?push|message|onsite)$/, 'crm'],
  [
    /^(.*cp[acmvp]?.*|ppc|retargeting|remarketing|paid.*|.*[-_ ]paid|display|banner|interstitial|sa|da|ads?)$/,
    'advertising',
  ],
  [/^(social|sns|social[-_ ]?(network|media)|sm)$/, 'social'],
  [/^organic$/, 'search'],
  [/^(ai|llm|chatbot)$/, 'ai'],
  [/^(referral|affiliate|link)$/, 'referral'],
];

/** Names that stand in `utm_source` without being a host. */
const sources: Record<string, Channel> = {
  crm: 'crm',
  kakaotalk: 'crm',
  newsletter: 'email',
  email: 'email',
  google: 'search',
  naver: 'search',
  daum: 'search',
  bing: 'search',
  facebook: 'social',
  fb: 'social',
  instagram: 'social',
  ig: 'social',
  youtube: 'social',
  tiktok: 'social',
  twitter: 'social',
  threads: 'social',
  band: 'social',
  chatgpt: 'ai',
  perplexity: 'ai',
};

function channelOfUtm(utm: Record<string, string>): Channel | undefined {
  const medium = utm.utm_medium?.trim().toLowerCase();
  const told = medium && mediums.find(([pattern]) => pattern.test(medium));
  if (told) return told[1];
  if (utm.click_id && !isSocialClick(utm.click_id)) return 'advertising';
  const source = utm.utm_source?.trim().toLowerCase();
  const named = source && (ownSource(source) ?? channelOfHost(source, '/'));
  if (named) return named;
  return utm.click_id ? 'social' : undefined;
}

function isSocialClick(name: string): boolean {
  return socialClickIds.some((id) => id === name);
}

function ownSource(name: string): Channel | undefined {
  return Object.hasOwn(sources, name) ? sources[name] : undefined;
}

function channelOfReferrer(url: string, referrer: string | undefined, origins: readonly string[]): Channel | undefined {
  const from = referrer ? parseAddress(referrer) : undefined;
  if (!from?.host || from.host === parseAddress(url)?.host) return undefined;
  if (origins.some((origin) => parseAddress(origin)?.host === from.host)) return undefined;
  return channelOfHost(from.hostname, from.pathname) ?? 'referral';
}

const search = new Set(searchHosts);
const social = new Set(socialHosts);
const assistants = new Set(assistantHosts);
const mail = new Set(mailHosts);
const withPath = [...assistantHosts, ...searchHosts].filter((entry) => entry.includes('/'));

/** Channel of a host that is known to send visitors, else undefined. The order settles hosts that are on two lists. */
function channelOfHost(host: string, path: string): Channel | undefined {
  const name = host.replace(/^(www|m)\./, '');
  const place = withPath.find((entry) => `${name}${path}`.startsWith(entry));
  if (place) return assistants.has(place) ? 'ai' : 'search';
  if (mail.has(name)) return 'email';
  if (isBelow(name, assistants)) return 'ai';
  if (isBelow(name, social)) return 'social';
  return isSearchEngine(name) ? 'search' : undefined;
}

/** Whether the host or one that it lies below is on a list, there with `mark` before it. */
function isBelow(host: string, list: ReadonlySet<string>, mark = ''): boolean {
  const labels = host.split('.');
  return labels.some((_, index) => list.has(mark + labels.slice(index).join('.')));
}

/** A top level domain with the second level that some countries put before it. */
const topLevel = /\.(?:(?:com?|org|net|ne|or)\.)?[a-z]{2,}$/;

function isSearchEngine(host: string): boolean {
  return search.has(host) || isBelow(host, search, '*.') || search.has(`${host.replace(topLevel, '')}.*`);
}
