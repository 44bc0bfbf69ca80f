import { sheet } from './sheet.ts';

let shared: CSSStyleSheet | undefined;

/**
 * Styles a shadow root that is in the page. Constructable style sheets work under any Content-Security-Policy. Safari before 16.4 has none: there
 * a `<style>` with the nonce of the page's scripts.
 * @throws where that is refused too: a message without its style must not be shown.
 */
export function adoptStyle(root: ShadowRoot): void {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    if (!shared) {
      shared = new CSSStyleSheet();
      shared.replaceSync(sheet);
    }
    root.adoptedStyleSheets = [shared];
    return;
  }
  const style = document.createElement('style');
  style.nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
  style.textContent = sheet;
  root.append(style);
  if (style.sheet) return;
  root.host.remove();
  throw new Error('The page allows no style.');
}
