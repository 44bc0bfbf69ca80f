import { describe, expect, it } from 'vitest';
import { tagManagerCode, tagOf } from '../../dashboard/tag.ts';
import { defaultSettings } from '../../server/contract/site.ts';

const site = {
  ...defaultSettings,
  publicUrl: 'https://crm.example',
  tagPath: '/t.js',
  batchPath: 'v1/batch',
  key: 'k1',
};

describe('the tag to paste', () => {
  it('is one script element with the key of the site', () => {
    expect(tagOf(site)).toBe('<script async src="https://crm.example/t.js"\n  data-site="k1"></script>');
  });

  it('waits for consent and ignores the privacy signal when the settings say so', () => {
    const tag = tagOf({ ...site, privacy: { ...site.privacy, consent: 'ask', honourGpc: false } });
    expect(tag).toContain('data-consent="ask"');
    expect(tag).toContain('data-gpc="ignore"');
  });

  it('names who says that a visitor agrees, and whether the others are counted', () => {
    const tag = tagOf({ ...site, privacy: { ...site.privacy, consent: 'banner', countViews: true } });
    expect(tag).toContain('data-consent="banner count"');
  });

  it("comes from the shop's own domain once it is served there, under the names chosen for it", () => {
    const named = { ...site, tagPath: '/a/core.js', batchPath: 'q/z' };
    expect(tagOf(named)).toContain('src="https://crm.example/a/core.js"\n  data-site="k1"\n  data-to="q/z"');
    expect(tagOf({ ...named, tagFolder: 'https://shop.example/x7/' })).toContain(
      'src="https://shop.example/x7/core.js"',
    );
  });

  it('sets its attributes by script for Google Tag Manager, in words of ES5', () => {
    const code = tagManagerCode({ ...site, privacy: { ...site.privacy, consent: 'ask' } });
    expect(code).toContain("tag.setAttribute('data-site', 'k1');");
    expect(code).toContain("tag.setAttribute('data-consent', 'ask');");
    expect(code).toContain("tag.src = 'https://crm.example/t.js';");
    expect(code).not.toMatch(/\b(const|let)\b|=>/);
  });
});
