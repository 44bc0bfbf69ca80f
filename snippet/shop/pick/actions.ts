// What only actions need, a bundle of its own: it is loaded when the first is taught or looked at.
export { note, recordScreen } from './act.ts';
export { onlyPart } from './only.ts';
export { record } from './record.ts';
