import type { ComponentChildren } from 'preact';
import { text } from './i18n/text.ts';

export function Shell({ children }: { children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#main">
        {text('app.skip')}
      </a>
      <main id="main">{children}</main>
    </>
  );
}
