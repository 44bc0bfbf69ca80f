// Our own banner, for shops that have none: asks once for each version of the text. Yes and no weigh the same, and closing it
// is neither. The answer no is remembered too, as the visitor asked for it: the word and the version, nothing that names anybody.
import type { ConsentTerms } from '../../server/contract/consent.ts';
import { guard } from '../guard.ts';
import type { Tag } from '../part.ts';
import { read, write } from '../storage.ts';
import { adoptStyle } from './style.ts';
import { bannerWords } from './words.ts';

/** The tag's own: it writes a yes there, and takes it away with a no. */
const KEY = 'dangol_c';
/** Ours, with the version that was refused. Not one of the names that go with a refusal, which are `dangol_…`. */
const REFUSED_KEY = 'dangol-no';

let host: HTMLElement | undefined;

/** Says what was answered before, or asks. `again`: asks whatever was answered. */
export const start = guard(async (tag: Tag, again?: boolean) => {
  const terms = await termsOf(tag);
  const [state, version] = (read(KEY) ?? '').split(' ');
  const agreed = state === 'granted' && version === terms.version;
  if (agreed && !again) answer(tag, terms, true);
  else if (again || read(REFUSED_KEY) !== terms.version) ask(tag, terms, again);
});

async function termsOf({ beside, collector, site }: Tag): Promise<ConsentTerms> {
  const response = await fetch(beside(`${collector}/${site}`), { credentials: 'omit', referrerPolicy: 'origin' });
  if (!response.ok) throw new Error(`terms: ${response.status}`);
  return response.json();
}

function answer(tag: Tag, { version }: ConsentTerms, granted: boolean): void {
  tag.call('consent', granted ? 'granted' : 'denied', version, 'banner');
  if (!granted) write(REFUSED_KEY, version);
}

function ask(tag: Tag, terms: ConsentTerms, again?: boolean): void {
  if (host?.isConnected) {
    focusOn(host);
    return;
  }
  const words = bannerWords(document.documentElement.lang || navigator.language);
  host = document.createElement('div');
  host.lang = words.lang;
  const root = host.attachShadow({ mode: 'open' });
  const close = () => host?.remove();
  const choice = (text: string, granted: boolean) =>
    element('button', {
      type: 'button',
      textContent: text,
      onclick: guard(() => {
        close();
        answer(tag, terms, granted);
      }),
    });

  const title = element('h2', { id: 'title', textContent: words.title });
  const text = element('p', { id: 'text' }, `${words.text(terms.shop)} `);
  if (terms.policyUrl)
    text.append(element('a', { href: terms.policyUrl, target: '_blank', rel: 'noopener' }, words.policy));
  const section = element('section', { tabIndex: -1 }, title, text);
  section.setAttribute('role', 'dialog');
  section.setAttribute('aria-labelledby', 'title');
  section.setAttribute('aria-describedby', 'text');
  section.append(element('div', {}, choice(words.no, false), choice(words.yes, true)));
  section.onkeydown = guard(({ key }: KeyboardEvent) => key === 'Escape' && close());
  root.append(section);
  // First in the page: also who reads with the keyboard comes to it first.
  (document.body ?? document.documentElement).prepend(host);
  adoptStyle(root);
  if (again) section.focus();
}

function focusOn({ shadowRoot }: HTMLElement): void {
  shadowRoot?.querySelector('section')?.focus();
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
