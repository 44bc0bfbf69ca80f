import languagesIcon from 'lucide-static/icons/languages.svg';
import { chooseLanguage, type Language, language, languages } from '../i18n/language.ts';
import { text } from '../i18n/text.ts';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';

/** Each language in its own words, so that whoever needs it can read it. */
const names: Record<Language, string> = { ko: '한국어', en: 'English' };

export function LanguageMenu({ up, align }: { up?: boolean; align?: 'start' | 'end' }) {
  return (
    <Menu
      label={text('shell.language')}
      buttonClass="button quiet bare"
      button={<Icon svg={languagesIcon} />}
      choices={languages.map((one) => ({
        label: names[one],
        checked: one === language.value,
        onChoose: () => chooseLanguage(one),
      }))}
      {...(up ? { up } : {})}
      {...(align ? { align } : {})}
    />
  );
}
