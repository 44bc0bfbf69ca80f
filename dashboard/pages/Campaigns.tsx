import { text } from '../i18n/text.ts';
import { Page } from '../parts/Page.tsx';

export function Campaigns() {
  return <Page title={text('nav.campaigns')}>{null}</Page>;
}
