/**
 * The look of a message. Names stay neutral: some browsers and blockers hide the usual ones. Layout follows the width of the
 * frame and not of the window, so that a preview in a box is drawn alike. Sizes are px: shops set their own root font size.
 * What moves, moves by transform and opacity only.
 */
import { papers } from './theme.ts';

/** Important rules of a shadow tree win over important rules of the page. `contain` makes a box what "fixed" refers to. */
const host = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  top: 0 !important;
  left: 0 !important;
  z-index: 2147483647 !important;
}
:host([data-view=box]) {
  position: absolute !important;
  right: 0 !important;
  bottom: 0 !important;
  z-index: 0 !important;
  contain: strict !important;
}
`;

const palette = `
.light {
  color-scheme: light;
  --paper: ${papers.light};
  --ink: #17191f;
  --soft: #5c6270;
  --line: #17191f1f;
  --wash: #f3f4f7;
  --veil: #ffffffd9;
  --scrim: #0d0f148c;
  --shade: #0d0f1452;
}
.dark {
  color-scheme: dark;
  --paper: ${papers.dark};
  --ink: #f3f4f7;
  --soft: #a9afbd;
  --line: #ffffff29;
  --wash: #2a2d36;
  --veil: #1d1f26d9;
  --scrim: #000000a6;
  --shade: #000000b3;
}
`;

const frame = `
.frame, .frame * { box-sizing: border-box; margin: 0; padding: 0; border: 0; min-width: 0; }
.frame {
  display: flex;
  visibility: hidden;
  position: fixed;
  inset: 0;
  width: auto;
  height: auto;
  max-width: none;
  max-height: 100%;
  padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
  overflow: visible;
  container-type: inline-size;
  outline: 0;
  background: none;
  color: var(--ink);
  font: 15px/1.6 system-ui, -apple-system, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif;
  word-break: keep-all;
  overflow-wrap: anywhere;
  -webkit-font-smoothing: antialiased;
  -webkit-text-size-adjust: none;
  -webkit-tap-highlight-color: transparent;
}
.open { visibility: visible; }
.centre {
  align-items: center;
  justify-content: center;
  overflow: hidden;
  touch-action: pinch-zoom;
  background: var(--scrim);
  text-align: center;
}
.corner, .edge { inset: auto 0 0; justify-content: flex-end; pointer-events: none; }
.edge { padding: 0; }
.top { inset: 0 0 auto; }
`;

const card = `
.card {
  position: relative;
  display: flex;
  flex-direction: column;
  width: 100%;
  max-width: 432px;
  max-height: calc(100% - 32px);
  margin: 16px;
  overflow: hidden;
  pointer-events: auto;
  background: var(--paper);
  outline: 1px solid var(--line);
  outline-offset: -1px;
  border-radius: 20px;
  box-shadow: 0 24px 64px -12px var(--shade);
  --top: 40px;
  --side: 24px;
}
.body {
  flex: 1;
  display: flex;
  flex-direction: column;
  gap: 20px;
  padding: var(--top) var(--side) var(--side);
  overflow: auto;
  overscroll-behavior: contain;
}
.body > * { flex: none; }
.centre .body > :first-child:not(.picture) { padding-inline: 16px; }
.said { position: absolute; inset: 0 0 auto; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

const blocks = `
.title { font-size: 22px; font-weight: 700; line-height: 1.35; letter-spacing: -.02em; white-space: pre-line; text-wrap: balance; }
.text { color: var(--soft); white-space: pre-line; }
.title + .text, .text + .text { margin-top: -12px; }
.small { font-size: 13px; line-height: 1.5; color: var(--soft); }
.picture { display: block; width: 100%; border-radius: 12px; background: var(--wash); }
.body > .picture:first-child {
  width: calc(100% + 2 * var(--side));
  margin: calc(-1 * var(--top)) calc(-1 * var(--side)) 0;
  border-radius: 0;
}
`;

const buttons = `
button { font: inherit; color: inherit; background: none; cursor: pointer; }
.icon { display: block; width: 18px; margin: auto; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.close {
  position: absolute;
  top: 6px;
  inset-inline-end: 6px;
  z-index: 1;
  width: 44px;
  height: 44px;
  padding: 6px;
  border-radius: 50%;
  background: var(--veil) content-box;
  color: var(--soft);
}
.action {
  display: flex;
  align-items: center;
  justify-content: center;
  width: 100%;
  min-height: 44px;
  padding: 8px 20px;
  border-radius: 14px;
  color: var(--soft);
  font-weight: 600;
  line-height: 1.35;
  text-align: center;
  text-decoration: none;
}
a.action, .lead { min-height: 52px; border: 1px solid var(--line); color: var(--ink); }
.action.lead { background: var(--fill); color: var(--on); }
.action + .action { margin-top: -12px; }
.action:last-child:not(.lead) { margin-bottom: -8px; }
:focus-visible { outline: 2px solid var(--tone); outline-offset: 2px; }
.frame:focus { outline: 0; }
@media (hover: hover) {
  .action:hover, .close:hover { background-color: var(--wash); }
  .stub:hover { background: var(--tint); }
  .action.lead:hover { background: linear-gradient(var(--line), var(--line)) var(--fill); }
}
`;

const voucher = `
.voucher { display: flex; flex-direction: column; gap: 12px; }
.ticket { display: flex; border: 1.5px dashed var(--dash); border-radius: 14px; background: var(--tint); text-align: start; }
.about { flex: 1; padding: 14px 16px; }
.gives { font-size: 13px; font-weight: 600; line-height: 1.5; color: var(--tone); }
.code {
  display: block;
  font: 600 17px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  font-variant-numeric: tabular-nums;
  -webkit-user-select: all;
  user-select: all;
}
.stub {
  position: relative;
  flex: none;
  width: 76px;
  border-inline-start: 1.5px dashed var(--dash);
  border-start-end-radius: 12px;
  border-end-end-radius: 12px;
  color: var(--tone);
  font-size: 13px;
  font-weight: 600;
}
.stub .icon { margin-bottom: 4px; }
/* The two notches of the tear-off line. */
.stub::before, .stub::after {
  content: '';
  position: absolute;
  top: -2px;
  inset-inline-start: -9px;
  width: 16px;
  height: 9px;
  background: var(--paper);
  border: 1.5px solid var(--dash);
  border-top: 0;
  border-radius: 0 0 9px 9px;
}
.stub::after { top: auto; bottom: -2px; transform: scaleY(-1); }
`;

const timer = `
.clock { display: flex; gap: 8px; text-align: center; }
.centre .clock { justify-content: center; }
.small + .clock { margin-top: 8px; }
.cell { min-width: 64px; padding: 7px 6px 6px; border-radius: 12px; background: var(--wash); line-height: 1.3; }
.cell b { display: block; font-size: 22px; font-weight: 700; font-variant-numeric: tabular-nums; }
.cell i { font-size: 12px; font-style: normal; color: var(--soft); }
`;

const corner = `
.corner .card { max-width: 372px; max-height: none; margin: 12px; --top: 22px; --side: 20px; }
.corner .body { gap: 16px; }
.corner .title { font-size: 18px; }
.corner .body > :first-child:not(.picture), .edge .body > :where(:first-child) { padding-inline-end: 32px; }
.left { justify-content: flex-start; }
`;

/** A whole screen on phones: 640 px and less. */
const whole = `
@container (max-width: 640px) {
  .whole .card {
    height: 100%;
    max-width: none;
    max-height: none;
    margin: 0;
    outline: 0;
    border-radius: 0;
    --top: 64px;
  }
  .whole .title { font-size: 26px; }
  .whole .body > :not(.action) + .action { margin-top: auto; }
}
`;

const edge = `
.edge .card {
  max-width: none;
  max-height: none;
  margin: 0;
  outline-offset: 0;
  border-radius: 0;
  box-shadow: 0 0 32px -8px var(--shade);
  --top: 16px;
  --side: 20px;
}
.edge .body { flex-flow: wrap; align-items: center; gap: 12px 20px; padding-bottom: calc(16px + env(safe-area-inset-bottom)); }
.top .body { padding-top: calc(16px + env(safe-area-inset-top)); }
.edge .body > * { flex: 1 1 100%; margin: 0; }
.edge .title { font-size: 16px; }
.edge .text { color: inherit; }
.edge .title + .text { margin-top: -10px; }
.edge .body > .picture { flex: none; width: auto; height: 48px; margin: 0; padding: 0; border-radius: 10px; }
.edge .body > .action { flex: 1; min-height: 44px; border-radius: 12px; }
.edge .timer > div, .edge .clock { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 6px; margin: 0; }
.edge .cell { min-width: 0; padding: 0; background: none; white-space: nowrap; }
.edge .cell b { display: inline; font-size: 16px; }
.edge .about { padding: 6px 16px; }
`;

const wide = `
@container (min-width: 641px) {
  .centre .card { --side: 32px; }
  .centre .title { font-size: 24px; }
  .centre .code { font-size: 20px; }
  .corner .card { margin: 24px; }
  .edge .body { flex-wrap: nowrap; justify-content: center; padding-inline: 64px; }
  .edge .body > * { flex: none; margin: 0; }
  .edge .body > .title, .edge .body > .text { flex: 0 1 auto; padding: 0; }
  .edge .body > .action { flex: none; width: auto; }
  .edge .close { top: calc(50% - 22px); inset-inline-end: 10px; }
}
`;

/**
 * Frame and card arrive together: just before an animation ends, Chromium draws a handful of frames to see it end. With .2 s for
 * the one and .32 for the other a popup took 19 ms more of a CPU throttled four times (medians of 40 visits over the page alone: 166 and 148 ms).
 */
const motion = `
@media (prefers-reduced-motion: no-preference) {
  .open.centre { animation: fade .3s; }
  .open .card { animation: rise .3s cubic-bezier(.2, .9, .3, 1); }
  .edge .card { animation-name: up; }
  .top .card { animation-name: down; }
  .action, .stub, .close { transition: transform .12s; }
  .action:active, .stub:active, .close:active { transform: scale(.97); }
}
@keyframes fade { from { opacity: 0; } }
@keyframes rise { from { opacity: 0; transform: translateY(16px) scale(.98); } }
@keyframes up { from { transform: translateY(100%); } }
@keyframes down { from { transform: translateY(-100%); } }
`;

export const sheet =
  host + palette + frame + card + blocks + buttons + voucher + timer + corner + whole + edge + wide + motion;
