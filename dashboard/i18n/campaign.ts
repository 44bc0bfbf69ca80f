/** Words of everything about campaigns, put together from one file a screen. */
import { coupon } from './campaign/coupon.ts';
import { editor } from './campaign/editor.ts';
import { list } from './campaign/list.ts';
import { results } from './campaign/results.ts';
import { test } from './campaign/test.ts';
import { what } from './campaign/what.ts';
import { when } from './campaign/when.ts';
import { who } from './campaign/who.ts';
import { words } from './campaign/words.ts';

export const campaign = {
  ko: {
    ...words.ko,
    ...list.ko,
    ...editor.ko,
    ...who.ko,
    ...when.ko,
    ...what.ko,
    ...coupon.ko,
    ...test.ko,
    ...results.ko,
  },
  en: {
    ...words.en,
    ...list.en,
    ...editor.en,
    ...who.en,
    ...when.en,
    ...what.en,
    ...coupon.en,
    ...test.en,
    ...results.en,
  },
};
