/**
 * Which addresses a message may open or load. An address is judged as the browser will read it: after control characters
 * are gone (`java\tscript:` is `javascript:` to a browser) and after it is resolved against the page.
 */

const controls = /\p{Cc}/gu;
const linkProtocols = ['http:', 'https:', 'tel:', 'mailto:'];
const pictureProtocols = ['http:', 'https:'];
const pictureData = /^data:image\/(png|jpeg|webp|gif|svg\+xml)[;,]/i;

/**
 * The address of a link button: http(s), tel, mailto or one within the shop.
 * @returns it in full, or undefined when it may not be opened.
 */
export function safeLink(address: string | undefined): string | undefined {
  return resolve(address, linkProtocols);
}

/**
 * The address of a picture: http(s), one within the shop, or a `data:` picture, which cannot run scripts in an `<img>`.
 * @returns it in full, or undefined when it may not be loaded.
 */
export function safePicture(address: string): string | undefined {
  const clean = strip(address);
  return pictureData.test(clean) ? clean : resolve(clean, pictureProtocols);
}

function resolve(address: string | undefined, protocols: string[]): string | undefined {
  const clean = strip(address ?? '');
  if (!clean) return undefined;
  try {
    const url = new URL(clean, document.baseURI);
    return protocols.includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

function strip(address: string): string {
  return address.replace(controls, '').trim();
}
