import { dictionary } from './dictionary.ts';

export const campaign = dictionary({}, {});
