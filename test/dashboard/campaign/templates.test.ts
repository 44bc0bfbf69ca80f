import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../dashboard/i18n/language.ts';
import { findText } from '../../../dashboard/i18n/text.ts';
import { campaignFormFaults } from '../../../dashboard/pages/campaign/faults.ts';
import { definitionOf, templateKeys } from '../../../dashboard/pages/campaign/templates/all.ts';
import { audienceSchema } from '../../../server/contract/audience.ts';
import { type CampaignDefinition, campaignSchema } from '../../../server/contract/campaign.ts';
import { campaignFaults } from '../../../server/domain/campaign.ts';

const ajv = new Ajv({ discriminator: true, allowUnionTypes: true, schemas: [audienceSchema] });
const isCampaign = ajv.compile(campaignSchema);
const ready = templateKeys.filter((key) => key !== 'blank');
const hangul = /\p{Script=Hangul}/u;

describe.each(languages)('a campaign that starts from a template, in %s', (language) => {
  it.each(ready)('%s can be saved as it is', (key) => {
    const definition = definitionOf(key, language);
    expect(isCampaign(definition), JSON.stringify(isCampaign.errors)).toBe(true);
    expect(campaignFaults(definition)).toEqual([]);
    expect(campaignFormFaults(definition)).toEqual([]);
  });

  it.each(ready)('%s speaks this language and no other', (key) => {
    const { name, variants, coupon } = definitionOf(key, language);
    const blocks = variants.flatMap(({ message }) => message.blocks);
    const texts = [name, coupon?.label ?? name, ...blocks.map((block) => ('text' in block ? (block.text ?? '') : ''))];
    for (const text of texts.filter((one) => one !== '')) expect(hangul.test(text), text).toBe(language === 'ko');
  });
});

it('differs between languages in its words only', () => {
  const rules = ({ name: _, variants: _v, coupon, ...rest }: CampaignDefinition) => ({
    ...rest,
    coupon: coupon && { ...coupon, label: '' },
  });
  for (const key of templateKeys) expect(rules(definitionOf(key, 'ko'))).toEqual(rules(definitionOf(key, 'en')));
});

it('keeps a hold-out, so that its effect can be measured', () => {
  for (const key of templateKeys) expect(definitionOf(key, 'ko').experiment.holdoutPercent).toBeGreaterThan(0);
});

it('is named and described in the list to choose from', () => {
  for (const key of templateKeys) {
    expect(findText(`template.${key}.name`), key).toBeDefined();
    expect(findText(`template.${key}.text`), key).toBeDefined();
  }
});

it('is blank when nobody knows the template', () => {
  expect(definitionOf('constructor', 'ko')).toEqual(definitionOf('blank', 'ko'));
});
