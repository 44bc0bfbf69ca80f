import { access } from './access.ts';
import { campaign } from './campaign.ts';
import { common } from './common.ts';
import { fill, type Parts } from './dictionary.ts';
import { event } from './event.ts';
import { fault } from './fault.ts';
import { firstParty } from './first-party.ts';
import { guide } from './guide.ts';
import { home } from './home.ts';
import { install } from './install.ts';
import { type Language, language } from './language.ts';
import { mapping } from './mapping.ts';
import { sample } from './sample.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { warning } from './warning.ts';

/** Areas by name; a test checks each for gaps. */
export const areas = {
  common,
  event,
  fault,
  signIn,
  home,
  sample,
  install,
  firstParty,
  mapping,
  guide,
  warning,
  settings,
  campaign,
};

const ko = {
  ...common.ko,
  ...event.ko,
  ...fault.ko,
  ...signIn.ko,
  ...home.ko,
  ...sample.ko,
  ...install.ko,
  ...firstParty.ko,
  ...mapping.ko,
  ...guide.ko,
  ...warning.ko,
  ...settings.ko,
  ...access.ko,
  ...campaign.ko,
};
type Korean = typeof ko;
export type TextKey = keyof Korean & string;

const words: Record<Language, Record<string, string>> = {
  ko,
  en: {
    ...common.en,
    ...event.en,
    ...fault.en,
    ...signIn.en,
    ...home.en,
    ...sample.en,
    ...install.en,
    ...firstParty.en,
    ...mapping.en,
    ...guide.en,
    ...warning.en,
    ...settings.en,
    ...access.en,
    ...campaign.en,
  },
};

type PartsOf<Key extends TextKey> = Parts<Korean[Key] & string>;
/** Keys whose text has no parts. */
export type PlainKey = { [Key in TextKey]: [PartsOf<Key>] extends [never] ? Key : never }[TextKey];
type Arguments<Key extends TextKey> = [PartsOf<Key>] extends [never]
  ? []
  : [parts: Record<PartsOf<Key>, string | number>];

/** The words for `key` in the language of the screen; a component that calls it follows a change of language. */
export function text<Key extends TextKey>(key: Key, ...parts: Arguments<Key>): string {
  const found = words[language.value][key] ?? key;
  return parts[0] ? fill(found, parts[0], language.value) : found;
}

/** For keys put together at run time (`event.purchase`): the words, or undefined when there are none. */
export function findText(key: string): string | undefined {
  return words[language.value][key];
}
