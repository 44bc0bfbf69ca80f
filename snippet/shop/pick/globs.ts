import type { PageTest } from '../../../server/contract/mapping.ts';

/** What pages are compared by. */
export type PageFacts = { path: string; metas: [name: string, content: string][]; classes: string[] };

/** Names of query parameters and meta tags that tell kinds of pages apart. */
const ROUTE =
  /^(page|route|mode|view|act|action|m|mod|r|controller|option|task|path_role|page[-_]?type|template|og:type)$/i;
/** A part of a path that is one product or order among many. */
const ONE_OF_MANY = /\d|[-_%].*[-_%]|^.{25,}$/;

export function factsHere(): PageFacts {
  const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[content]')].map((meta): [string, string] => [
    meta.name || `${meta.getAttribute('property')}`,
    meta.content,
  ]);
  return {
    path: location.pathname + location.search,
    metas: metas.filter(([name]) => ROUTE.test(name)),
    classes: [...document.body.classList],
  };
}

/** Tests that this page passes, by which its like may be known; the likeliest first. */
export function testsFor({ path, metas, classes }: PageFacts): PageTest[] {
  const [pathname = '/', query = ''] = path.split('?');
  const parts = pathname.split('/').slice(1);
  const globs: string[] = [];
  for (const [name, value] of new URLSearchParams(query)) {
    if (ROUTE.test(name) && !/\d/.test(value)) globs.push(`*${name}=${value}*`);
  }
  const general = parts.map((part) => (ONE_OF_MANY.test(part.replace(/\.\w{2,5}$/, '')) ? '*' : part));
  if (general.includes('*')) globs.push(`/${general.join('/')}`);
  // The last of several parts is mostly what the page is about.
  if (parts.length > 1 && !/\.\w{2,5}$|^$/.test(parts.at(-1) ?? ''))
    globs.push(`/${[...parts.slice(0, -1), '*'].join('/')}`);
  if (general.includes('*') || !query) globs.push(pathname);
  if (query) globs.push(`${pathname}?*`);
  const named = classes.filter((name) => !/\d{2,}/.test(name)).slice(0, 4);
  return [
    ...metas.map((meta): PageTest => ({ test: 'element', selector: metaSelector(meta) })),
    ...[...new Set(globs)].map((glob): PageTest => ({ test: 'url', glob })),
    ...named.map((name): PageTest => ({ test: 'element', selector: classSelector(name) })),
  ];
}

/** Whether a page has a meta tag or a class of its body that is selected so, as far as it was noted. */
export function hasNoted({ metas, classes }: PageFacts, selector: string): boolean {
  return [...metas.map(metaSelector), ...classes.map(classSelector)].includes(selector);
}

function metaSelector([name, content]: [name: string, content: string]): string {
  const rest = `="${CSS.escape(name)}"][content="${CSS.escape(content)}"]`;
  return `meta[name${rest}, meta[property${rest}`;
}

function classSelector(name: string): string {
  return `body.${CSS.escape(name)}`;
}
