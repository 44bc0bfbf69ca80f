// What pick mode has of the evaluator of mappings: imported once, from the part that shoppers load.
export { attempt, guard, later, pageOf, readField, recall, rowsOf, watch } from '../mapping/start.ts';
