/**
 * The look of pick mode, in the scheme of the owner's browser: `light-dark()` asks for Chrome 123, Safari 17.5 or Firefox 120.
 * Greys and tints that let through what is under them hold for both schemes. Important rules of a shadow tree win over important
 * rules of the page. Sizes are px: shops set their own root font size.
 */
export const sheet = `
:host { all: initial !important; position: fixed !important; }
* { font: inherit; padding: 0; box-sizing: border-box; color: inherit; margin: 0; }
.layer, .panel {
  --tone: light-dark(#0b6b4f, #5fcda6);
  --tint: #1a72;
  --wash: #8882;
  all: unset; position: fixed; color-scheme: light dark; color: CanvasText; accent-color: var(--tone);
  font: 14px/1.5 system-ui, sans-serif; word-break: keep-all; overflow-wrap: anywhere;
}
.layer { pointer-events: none; inset: 0; }
.box, .also { position: fixed; outline: 2px solid var(--tone); background: var(--tint); }
.also { outline-style: dashed; }
.box span { position: absolute; bottom: 100%; padding: 0 8px; background: var(--tone); color: Canvas; white-space: nowrap; }
.box .in { bottom: auto; }
.panel { overflow: hidden; border-radius: 12px; width: 372px; background: Canvas; box-shadow: 0 0 0 1px #8886, 0 0 48px #0004; inset: 12px 12px 12px auto; }
.small { top: auto; }
@media (max-width: 640px) {
  .panel { inset: auto 0 0; width: auto; max-height: 56vh; }
}
.panel, .body, .part { display: flex; flex-direction: column; }
header, footer, label, li > button, .chips { display: flex; align-items: center; gap: 8px; }
.part { gap: 8px; }
.body { padding: 12px; flex: 1; overflow: auto; gap: 24px; }
header, footer, label, li > div, button, .value, [type=text] { padding: 8px 12px; }
h1, p, label span, li > div, button > span { flex: 1; }
h1, .value b { font-size: 16px; }
h1, h2, b, em, .main, .link { font-weight: bold; }
.soft, small, code, footer p, .no { font-size: 13px; opacity: .7; }
.bad { opacity: 1; color: light-dark(#b22, #f99); }
button, [type=text] { min-height: 40px; border: 1px solid #8886; background: none; border-radius: 12px; }
button { cursor: pointer; }
button:hover { box-shadow: inset 0 0 0 99px var(--wash); }
:focus-visible { outline-offset: -2px; }
.main { background: var(--tone); color: Canvas; }
.icon, .link, li > button { border: 0; }
.icon { width: 40px; padding: 0; }
.link, em, [aria-pressed=true], .value { color: var(--tone); }
ul { border-radius: 12px; background: var(--wash); overflow: hidden; list-style: none; }
.body, footer, li + li { border-top: 1px solid var(--wash); }
li > button { text-align: start; width: 100%; }
small, code, .value b { display: block; }
em, [aria-pressed=true], .value { border-radius: 12px; background: var(--tint); }
em { margin-right: auto; padding: 0 8px; font-size: 13px; }
.no { background: var(--wash); color: inherit; }
code { font-family: monospace; }
.chips { flex-wrap: wrap; }
`;
