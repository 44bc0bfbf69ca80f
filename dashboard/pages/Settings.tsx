import { text } from '../i18n/text.ts';
import { Page } from '../parts/Page.tsx';

export function Settings() {
  return <Page title={text('nav.settings')}>{null}</Page>;
}
