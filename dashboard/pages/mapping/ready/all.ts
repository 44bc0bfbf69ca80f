import type { Mapping } from '../../../../server/contract/mapping.ts';
import { plain } from './plain.ts';

/** Mappings to begin with; `mapping.ready.KEY.name` and `.text` say what each is. */
export const readyMappings = { plain } satisfies Record<string, Mapping>;
export type ReadyKey = keyof typeof readyMappings;
