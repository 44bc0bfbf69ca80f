import type { PageTest } from '../../../server/contract/mapping.ts';

/** Names of query parameters and meta tags that tell kinds of pages apart. */
const ROUTE =
  /^(page|route|og:type|mode?|act(ion)?|view|[mr]|controller|option|path_role|task|page[-_]?type|template)$/i;
/** A part of a path that is one product or order among many. */
const ONE_OF_MANY = /\d|[-_%].*[-_%]|^.{25,}$/;

/** Tests that this page passes, by which its like may be known; the likeliest first. */
export function testsHere(): PageTest[] {
  const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[content]')].flatMap((meta) => {
    const attribute = meta.name ? 'name' : 'property';
    const name = meta.getAttribute(attribute) ?? '';
    return ROUTE.test(name) ? `meta[${attribute}="${CSS.escape(name)}"][content="${CSS.escape(meta.content)}"]` : [];
  });
  const classes = [...document.body.classList].flatMap((name) =>
    /\d{2,}/.test(name) ? [] : `body.${CSS.escape(name)}`,
  );
  const toTest = (selector: string): PageTest => ({ test: 'element', selector });
  return [
    ...metas.map(toTest),
    ...globsFor(location.pathname + location.search).map((glob): PageTest => ({ test: 'url', glob })),
    ...classes.map(toTest),
  ];
}

/** Globs that an address fits, and others of its like with it; the likeliest first. */
export function globsFor(path: string): string[] {
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
  return [...new Set(globs)];
}
