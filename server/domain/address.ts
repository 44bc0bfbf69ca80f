/** Addresses as shop pages send them: mostly absolute, sometimes a path, sometimes nonsense. None of this throws. */

/** The parts of an address, or undefined when it has no host. */
export function parseAddress(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** `https://shop.example` and what follows it up to `?` or `#`. */
const pathPattern = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#]*)?([^?#]*)/i;

/** Path of an address with its escapes undone: `/상품/1`. Not by `URL`, which takes ten times as long. */
export function pathOf(address: string): string {
  return unescaped(pathPattern.exec(address)?.[1] || '/');
}

/** Undoes percent escapes; what is escaped wrongly stays as it is. */
export function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether two addresses are one page: all but the fragment is equal. */
export function samePage(one: string, other: string): boolean {
  return withoutFragment(one) === withoutFragment(other);
}

function withoutFragment(address: string): string {
  const at = address.indexOf('#');
  return at < 0 ? address : address.slice(0, at);
}
