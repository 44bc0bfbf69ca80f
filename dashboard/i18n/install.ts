import { dictionary } from './dictionary.ts';

export const install = dictionary({}, {});
