import { cookieNames } from '../cookie-names.ts';
import { writeCookie } from './cookie.ts';
import { tell } from './ga4.ts';
import { readStored, writeStored } from './stored.ts';

/** What is to be told on the next page, which knows who the shopper is. */
const TOLD_LATER = 'ongi_told_later';

/** Logging in and out: a cookie holds the id, the server's pages say the rest. */
export function wireLogIn(): void {
  tellWhatHappened();
  const form = document.querySelector<HTMLFormElement>('[data-log-in]');
  const input = form?.elements.namedItem('id') as HTMLInputElement | undefined;
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const id = input?.value.trim();
    if (!id) return;
    writeCookie(cookieNames.shopper, id);
    writeStored(TOLD_LATER, form.dataset.logIn ?? 'login');
    location.assign(form.dataset.to ?? '/demo/account');
  });
  for (const sample of document.querySelectorAll<HTMLElement>('[data-sample]')) {
    sample.addEventListener('click', () => {
      if (input) input.value = sample.dataset.sample ?? '';
      form?.requestSubmit();
    });
  }
  document.querySelector('[data-log-out]')?.addEventListener('click', () => {
    writeCookie(cookieNames.shopper, undefined);
    window.dangol('logout');
    location.assign('/demo/');
  });
}

function tellWhatHappened(): void {
  const event = readStored(TOLD_LATER, '');
  if (!event) return;
  writeStored(TOLD_LATER, '');
  tell(event, { method: 'id' });
}
