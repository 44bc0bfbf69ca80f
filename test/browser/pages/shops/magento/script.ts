/** What runs in the shop's pages. Written into them as text: it may use nothing from outside of itself. */
export function runMagento(theme: 'luma' | 'hyva'): void {
  type Totals = Record<string, unknown>;
  const KEY = 'mage-cache-storage';
  const stored = () => JSON.parse(localStorage[KEY] ?? '{}') as Record<string, unknown>;
  const invalidate = () => {
    const { cart: _, ...rest } = stored();
    localStorage[KEY] = JSON.stringify(rest);
    localStorage['mage-cache-storage-section-invalidation'] = JSON.stringify({ cart: true });
  };
  const load = async () => {
    const answer = await fetch('/customer/section/load/?sections=cart%2Cmessages&force_new_section_timestamp=true');
    const sections = await answer.json();
    localStorage[KEY] = JSON.stringify({ ...stored(), ...sections });
    localStorage['mage-cache-storage-section-invalidation'] = '{}';
    dispatchEvent(new CustomEvent('private-content-loaded', { detail: { data: sections } }));
    for (const { text } of sections.messages.messages) document.body.append(text);
  };
  const send = (url: string, body: string, done: (answer: string) => void) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
    request.onload = () => done(request.responseText);
    request.send(body);
  };

  // Whatever was invalid when the page was left, or, with Hyvä, whatever a form may have changed.
  if (localStorage['mage-cache-storage-section-invalidation']?.includes('cart')) load();
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (theme === 'hyva') localStorage['mage-cache-storage-section-invalidation'] = '{"cart":true}';
    else if (form.id === 'product_addtocart_form') {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
      send(form.action, `${body}`, () => {
        invalidate();
        load();
      });
    } else invalidate();
  });

  // The checkout's model of the quote, for those who ask RequireJS for it.
  const hearers: ((totals: Totals) => void)[] = [];
  const quote = { totals: { subscribe: (hear: (totals: Totals) => void) => hearers.push(hear) } };
  Object.assign(window, {
    require: (modules: string[], ready: (one: unknown) => void) =>
      setTimeout(() => modules[0] === 'Magento_Checkout/js/model/quote' && ready(quote)),
  });
  document.addEventListener('click', (event) => {
    const { id } = event.target as HTMLElement;
    const rest = '/rest/default/V1/carts/mine/';
    if (id === 'next') {
      send(`${rest}shipping-information`, '{}', (answer) => {
        for (const hear of hearers) hear(JSON.parse(answer).totals);
        document.body.append('Payment');
      });
    }
    if (id === 'place') {
      send(`${rest}payment-information`, '{}', () => {
        invalidate();
        location.href = '/checkout/onepage/success/';
      });
    }
  });
}
