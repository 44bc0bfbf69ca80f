/** Equal buttons, no darker pattern: both are the same size, weight and colour. */
const sheet = `
:host{all:initial}
section{position:fixed;z-index:2147483646;inset:auto 16px 16px;margin:auto;max-width:640px;box-sizing:border-box;padding:20px;
border-radius:14px;background:#fff;color:#1c1d1b;border:1px solid #d8d8d4;box-shadow:0 8px 32px rgba(0,0,0,.18);
font:15px/1.55 system-ui,-apple-system,"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR",sans-serif;word-break:keep-all;
overflow-wrap:anywhere;max-height:calc(100vh - 32px);overflow:auto}
h2{font-size:16px;line-height:1.4;margin:0 0 6px}
p{margin:0}
a{color:inherit;text-underline-offset:3px}
div{display:grid;grid-template-columns:1fr 1fr;gap:10px;margin-top:16px}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 16px;border-radius:10px;border:1px solid #1c1d1b;background:#fff;
color:#1c1d1b;cursor:pointer}
button:hover{background:#f1f1ee}
:focus-visible{outline:3px solid #2563eb;outline-offset:2px}
@media (prefers-color-scheme:dark){section{background:#1c1d1b;color:#f4f4f1;border-color:#3c3d3a}
button{background:#1c1d1b;color:#f4f4f1;border-color:#f4f4f1}button:hover{background:#2c2d2a}:focus-visible{outline-color:#8ab4ff}}
@media (forced-colors:active){section,button{border:1px solid}}
@media print{section{display:none}}`;

/**
 * Styles the banner under any Content-Security-Policy. Safari before 16.4 has no constructable style sheets: there a `<style>`
 * with the nonce of the page's scripts.
 */
export function adoptStyle(root: ShadowRoot): void {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const style = new CSSStyleSheet();
    style.replaceSync(sheet);
    root.adoptedStyleSheets = [style];
    return;
  }
  const style = document.createElement('style');
  style.nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
  style.textContent = sheet;
  root.append(style);
}
