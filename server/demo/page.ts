/** The demo shop as one function: an address and cookies in, a page out. */

/** How the shop is embedded: what any shop knows when it pastes the tag. */
export type DemoOptions = {
  siteKey: string;
  /** Address of the tag, `/t.js`. */
  tagUrl: string;
};

export type DemoAnswer = {
  status: number;
  /** `content-type` always; `location` of a redirect, `set-cookie` when something is to be remembered. */
  headers: Record<string, string>;
  html: string;
};

/**
 * The page at an address under `/demo/`. Assets (`/demo/assets/…`, files of `dist/public/demo`) are not its business.
 *
 * @param url path and query as they were requested, `/demo/search?q=린넨`
 * @param cookieHeader the `cookie` header; empty when there is none
 */
export function demoPage(url: string, cookieHeader: string, options: DemoOptions): DemoAnswer {
  return {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    html: `${url}${cookieHeader}${options.siteKey}`,
  };
}
