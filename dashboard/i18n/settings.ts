import { dictionary } from './dictionary.ts';

export const settings = dictionary({}, {});
