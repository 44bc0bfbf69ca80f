/** What a campaign does, in one plain paragraph of the language of the screen. */
import type { CampaignDefinition } from '../../../../server/contract/campaign.ts';
import type { Language } from '../../../i18n/language.ts';
import { englishSummary, englishWhen, englishWho } from './english.ts';
import { koreanSummary, koreanWhen, koreanWho } from './korean.ts';
import type { Money, Segment } from './segment.ts';

/** The paragraph in parts; joined by spaces they read as text. */
export function summarize(campaign: CampaignDefinition, language: Language, currency: string): Segment[] {
  const speak = language === 'ko' ? koreanSummary : englishSummary;
  return speak(campaign, moneyWriter(language, currency));
}

/** Who hears it and when, in one line: for the list of campaigns. */
export function summarizeShortly(campaign: CampaignDefinition, language: Language, currency: string): string {
  const money = moneyWriter(language, currency);
  if (language === 'ko') return `${koreanWho(campaign.audience, money)}에게, ${koreanWhen(campaign.trigger)}`;
  const who = englishWho(campaign.audience, money);
  return `${who.charAt(0).toUpperCase()}${who.slice(1)}, ${englishWhen(campaign.trigger)}`;
}

function moneyWriter(language: Language, currency: string): Money {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  // 50,000원 is how a price is written in a Korean sentence; ₩ belongs into tables.
  if (language === 'ko' && currency === 'KRW') return (amount) => `${amount.toLocaleString('ko')}원`;
  return (amount) => format.format(amount);
}
