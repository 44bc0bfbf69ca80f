/** How the shop is embedded: what any shop knows when it pastes the tag. */
export type DemoOptions = {
  siteKey: string;
  /** Address of the tag, `/t.js`. */
  tagUrl: string;
  /** Marks the scripts in the page as its own, for its security policy. */
  nonce: string;
};

export type DemoAnswer = {
  status: number;
  /** `content-type` always; `location` of a redirect, `set-cookie` when something is to be remembered. */
  headers: Record<string, string>;
  html: string;
};
