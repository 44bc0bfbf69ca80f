import { dictionary } from './dictionary.ts';

export const home = dictionary({}, {});
