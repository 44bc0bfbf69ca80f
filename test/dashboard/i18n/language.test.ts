import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** The module decides once, when it is loaded. */
async function loadWith(stored: string | null, wanted: string[]) {
  vi.resetModules();
  vi.stubGlobal('navigator', { languages: wanted });
  vi.stubGlobal('localStorage', { getItem: () => stored, setItem: vi.fn() });
  return import('../../../dashboard/i18n/language.ts');
}

describe('the language of the screens', () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => vi.unstubAllGlobals());

  it('is the first one of the browser that we speak', async () => {
    const { language } = await loadWith(null, ['fr-FR', 'ko-KR', 'en-US']);
    expect(language.value).toBe('ko');
  });

  it('is English when the browser wants none that we speak', async () => {
    const { language } = await loadWith(null, ['fr-FR']);
    expect(language.value).toBe('en');
  });

  it('is what was chosen before, whatever the browser wants', async () => {
    const { language } = await loadWith('en', ['ko-KR']);
    expect(language.value).toBe('en');
  });

  it('changes the language that the page declares', async () => {
    const { chooseLanguage, followLanguage } = await loadWith(null, ['ko-KR']);
    const root = { lang: '' } as HTMLElement;
    followLanguage(root);
    expect(root.lang).toBe('ko');
    chooseLanguage('en');
    expect(root.lang).toBe('en');
    expect(localStorage.setItem).toHaveBeenCalledWith('dangol.language', 'en');
  });

  it('changes even where the browser forbids storage', async () => {
    const { chooseLanguage, language } = await loadWith(null, ['ko-KR']);
    vi.stubGlobal('localStorage', {
      setItem: () => {
        throw new Error('denied');
      },
    });
    chooseLanguage('en');
    expect(language.value).toBe('en');
  });
});
