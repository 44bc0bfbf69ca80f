import { text } from '../i18n/text.ts';
import { Page } from '../parts/Page.tsx';

export function Home() {
  return <Page title={text('nav.home')}>{null}</Page>;
}
