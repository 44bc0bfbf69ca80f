/** The shop speaks Korean and English; a text that people see is written in both, side by side. */
export type Language = 'ko' | 'en';

/** A text in both languages. */
export type Text = { ko: string; en: string };

/** Picks the text in the language of a page. */
export type Say = (ko: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (ko, en) => (language === 'ko' ? ko : en);
}

/** `68,000원`, `₩68,000`. */
export function won(amount: number, language: Language): string {
  const digits = amount.toLocaleString('en-US');
  return language === 'ko' ? `${digits}원` : `₩${digits}`;
}
