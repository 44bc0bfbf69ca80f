/** One request to the shop, understood: what is asked for, by whom, in which language. */
import { cookieNames } from './cookie-names.ts';
import { type Language, type Say, sayIn } from './language.ts';
import { type Shopper, shopperOf } from './shopper.ts';

export type Visit = {
  /** Without a slash at the end, but `/demo/` itself. */
  path: string;
  query: URLSearchParams;
  language: Language;
  /** The language was chosen by this very request. */
  languageChosen: boolean;
  say: Say;
  shopper: Shopper | undefined;
};

/** @param url path and query as requested; anything after the host of an absolute one. */
export function readVisit(url: string, cookieHeader: string): Visit {
  const [path = '/demo/', search = ''] = url
    .split('#', 1)
    .join('')
    .split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  const cookies = readCookies(cookieHeader);
  const chosen = asLanguage(query.get('lang'));
  const language = chosen ?? asLanguage(cookies.get(cookieNames.language)) ?? 'ko';
  return {
    path: path === '/demo/' ? path : path.replace(/\/+$/, ''),
    query,
    language,
    languageChosen: chosen !== undefined,
    say: sayIn(language),
    shopper: shopperOf(cookies.get(cookieNames.shopper)),
  };
}

function asLanguage(value: string | null | undefined): Language | undefined {
  return value === 'ko' || value === 'en' ? value : undefined;
}

function readCookies(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.split(/=(.*)/s));
  return new Map(pairs.map(([name = '', value = '']) => [name.trim(), decoded(value.trim())]));
}

/** A cookie that is not percent-encoded text is somebody else's doing: it is read as it stands. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
