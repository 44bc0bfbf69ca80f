import { text } from '../i18n/text.ts';
import { Page } from '../parts/Page.tsx';

export function Install() {
  return <Page title={text('nav.install')}>{null}</Page>;
}
