/** The look of pick mode. Important rules of a shadow tree win over important rules of the page. Sizes are px: shops set their own root font size. */
export const sheet = `
:host { all: initial !important; display: block !important; position: fixed !important;  }
* { box-sizing: border-box !important; margin: 0; }
.layer, .panel {
  --paper: #fff; --ink: #17191f; --soft: #5c6270; --line: #17191f24; --wash: #f3f4f6; --tone: #0b6b4f; --on: #fff; --tint: #e6f4ee; --bad: #b3261e;
  all: unset; color-scheme: light; position: fixed; color: var(--ink);
  font: 14px/1.5 system-ui, sans-serif;
  word-break: keep-all; overflow-wrap: anywhere;
}
.layer { inset: 0; pointer-events: none; }
.box, .also { position: fixed; border-radius: 4px; outline: 2px solid var(--tone); background: #0b6b4f1f; }
.also { outline: 1.5px dashed var(--tone); background: #0b6b4f0f; }
.box span { position: absolute; bottom: 100%; left: -2px; max-width: 320px; padding: 2px 8px; border-radius: 6px 6px 6px 0; background: var(--tone); color: var(--on); font-size: 12px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.box span.in { top: 0; bottom: auto; }
.panel {
  inset: 12px 12px 12px auto; display: flex; flex-direction: column; width: 372px; max-width: calc(100vw - 24px); overflow: hidden;
  border: 1px solid var(--line); border-radius: 16px; background: var(--paper); box-shadow: 0 12px 48px -8px #0d0f1452;
}
.left { inset: 12px auto 12px 12px; }
.small { top: auto; }
@media (max-width: 640px) {
  .panel { inset: auto 0 0; width: 100%; max-width: none; max-height: 56vh; border-radius: 16px 16px 0 0; }
}
header, footer { display: flex; flex: none; align-items: center; gap: 2px; padding: 6px 6px 6px 16px; border-bottom: 1px solid var(--line); }
.small header { border: 0; }
h1 { flex: 1; font-size: 15px; font-weight: 700; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
h2 { font-size: 13px; font-weight: 700; }
.body { flex: 1; display: flex; flex-direction: column; gap: 20px; padding: 16px; overflow: auto; overscroll-behavior: contain; }
.part { display: flex; flex-direction: column; gap: 8px; }
.soft, small { color: var(--soft); font-size: 13px; }
.bad { color: var(--bad); }
footer { gap: 8px; padding: 10px 16px; border: 0; border-top: 1px solid var(--line); }
footer p { flex: 1; min-height: 20px; color: var(--soft); font-size: 13px; }
button, input { font: inherit; color: inherit; min-height: 40px; padding: 6px 12px; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); }
input { width: 100%; }
button { cursor: pointer; text-align: start; }
button:hover { background: var(--wash); }
button:focus-visible, input:focus-visible, label:focus-within { outline: 2px solid var(--tone); outline-offset: 1px; }
.main { border-color: var(--tone); background: var(--tone); color: var(--on); font-weight: 600; text-align: center; }
.main:hover { background: var(--tone); opacity: .9; }
.icon { min-width: 40px; padding: 0; border: 0; text-align: center; font-size: 16px; }
.link { min-height: 32px; padding: 4px 8px; border: 0; color: var(--tone); font-weight: 600; }
.grid { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.end { text-align: end; }
ul { display: flex; flex-direction: column; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
ul:empty { display: none; }
li + li { border-top: 1px solid var(--line); }
li > button { display: flex; gap: 8px; align-items: center; width: 100%; border: 0; border-radius: 0; }
li > button span, li > div { flex: 1; min-width: 0; }
li > div { padding: 8px 12px; }
li small { display: block; overflow: hidden; text-overflow: ellipsis; }
em { flex: none; padding: 1px 8px; border-radius: 99px; background: var(--tint); color: var(--tone); font-size: 12px; font-style: normal; font-weight: 600; }
em.no { background: var(--wash); color: var(--soft); }
label { display: flex; gap: 10px; align-items: flex-start; padding: 9px 12px; cursor: pointer; }
label span { flex: 1; min-width: 0; }
code { display: block; color: var(--soft); font: 12px/1.45 ui-monospace, monospace; word-break: break-all; }
[type=checkbox], [type=radio] { flex: none; width: 18px; min-height: 18px; margin: 2px 0 0; accent-color: var(--tone); }
.value { padding: 12px; border-radius: 12px; background: var(--tint); }
.value b { display: block; font-size: 18px; }
.chips { display: flex; flex-wrap: wrap; gap: 6px; }
.chips button { min-height: 32px; padding: 2px 10px; }
.chips [aria-pressed=true] { border-color: var(--tone); background: var(--tint); color: var(--tone); font-weight: 600; }
@media (prefers-color-scheme: dark) {
  .layer, .panel { --paper: #1d1f26; --ink: #f3f4f7; --soft: #a9afbd; --line: #ffffff2b; --wash: #2a2d36; --tone: #5fcda6; --on: #06251b; --tint: #1c3a30; --bad: #ff9c93; color-scheme: dark; }
}
`;
