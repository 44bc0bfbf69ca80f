import { dictionary } from './dictionary.ts';

export const signIn = dictionary({}, {});
