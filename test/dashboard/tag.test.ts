import { describe, expect, it } from 'vitest';
import { tagOf } from '../../dashboard/tag.ts';
import { defaultSettings } from '../../server/contract/site.ts';

const site = { publicUrl: 'https://crm.example', key: 'k1', privacy: defaultSettings.privacy };

describe('the tag to paste', () => {
  it('is one script element with the key of the site', () => {
    expect(tagOf(site)).toBe('<script async src="https://crm.example/t.js"\n  data-site="k1"></script>');
  });

  it('waits for consent and ignores the privacy signal when the settings say so', () => {
    const tag = tagOf({ ...site, privacy: { ...site.privacy, askConsent: true, honourGpc: false } });
    expect(tag).toContain('data-consent="ask"');
    expect(tag).toContain('data-gpc="ignore"');
  });
});
