/**
 * The look of pick mode, in the scheme of the owner's browser: `light-dark()` asks for Chrome 123, Safari 17.5 or Firefox 120.
 * Greys and tints that let through what is under them hold for both schemes. Important rules of a shadow tree win over important
 * rules of the page. Sizes are px: shops set their own root font size.
 */
export const sheet = `
:host { all: initial !important; position: fixed !important; }
* { box-sizing: border-box; margin: 0; padding: 0; font: inherit; color: inherit; }
.layer, .panel {
  --paper: light-dark(#fff, #222);
  --tone: light-dark(#0b6b4f, #5fcda6);
  --soft: light-dark(#556, #aab);
  --tint: #1a72;
  --wash: #8882;
  all: unset; position: fixed; color-scheme: light dark; color: light-dark(#111, #eee); accent-color: var(--tone);
  font: 14px/1.5 system-ui, sans-serif; word-break: keep-all; overflow-wrap: anywhere;
}
.layer { inset: 0; pointer-events: none; }
.box, .also { position: fixed; border-radius: 4px; outline: 2px solid var(--tone); background: var(--tint); }
.also { outline-style: dashed; }
.box span { position: absolute; bottom: 100%; padding: 0 8px; border-radius: 4px; background: var(--tone); color: var(--paper); white-space: nowrap; }
.box .in { bottom: auto; }
.panel { inset: 12px 12px 12px auto; width: 372px; border-radius: 12px; background: var(--paper); box-shadow: 0 0 0 1px #8886, 0 0 48px #0004; overflow: hidden; }
.left { right: auto; left: 12px; }
.small { top: auto; }
@media (max-width: 640px) {
  .panel { inset: auto 0 0; width: auto; max-height: 56vh; }
}
.panel, .body, .part { display: flex; flex-direction: column; }
.part, footer, label, li > button, .chips { gap: 8px; }
header, footer, label, li > button, .chips { display: flex; align-items: center; }
.body { flex: 1; gap: 24px; padding: 12px; overflow: auto; overscroll-behavior: contain; }
header, footer, label, li > div, button, [type=text] { padding: 8px 12px; }
h1, p, label span, li > div, button > span { flex: 1; }
h1, .value b { font-size: 16px; }
h1, h2, b, em, .main, .link { font-weight: 600; }
.soft, small, code, footer p, .no { color: var(--soft); font-size: 13px; }
.bad { color: light-dark(#b22, #f99) !important; }
button, [type=text] { min-height: 40px; border: 1px solid #8886; border-radius: 12px; background: none; }
button { cursor: pointer; }
button:hover { box-shadow: inset 0 0 0 99px var(--wash); }
:focus-visible { outline: 2px solid var(--tone); outline-offset: -2px; }
.main { background: var(--tone); color: var(--paper); }
.icon, .link, li > button { border: 0; }
.icon { padding: 0; width: 40px; }
.link { color: var(--tone); }
ul { border-radius: 12px; background: var(--wash); overflow: hidden; list-style: none; }
.body, footer, li + li { border-top: 1px solid var(--wash); }
li > button { width: 100%; border-radius: 0; text-align: start; }
small, code, .value b { display: block; }
em, [aria-pressed=true], .value { border-radius: 12px; background: var(--tint); color: var(--tone); }
em { margin-right: auto; padding: 0 8px; font-size: 13px; }
.no { background: var(--wash); color: var(--soft); }
code { font-family: monospace; }
.value { padding: 12px; }
.chips { flex-wrap: wrap; }
`;
