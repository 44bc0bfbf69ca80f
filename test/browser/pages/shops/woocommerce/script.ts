/** What runs in the shop's pages. Written into them as text: it may use nothing from outside of itself. */

/** Classic templates: jQuery's events on the body, of which its own listeners alone hear. */
export function runClassic(): void {
  type Heard = { events: string[]; act: (event: object, ...given: unknown[]) => void };
  const heard: Heard[] = [];
  const jQuery = () => ({
    on: (events: string, act: Heard['act']) => void heard.push({ events: events.split(' '), act }),
    trigger: (event: string, given: unknown[] = []) => {
      for (const one of heard) if (one.events.includes(event)) one.act({ type: event }, ...given);
    },
  });
  Object.assign(window, { jQuery });
  const send = (url: string, body: string, done: (answer: string) => void) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
    request.onload = () => done(request.responseText);
    request.send(body);
  };
  document.addEventListener('click', (event) => {
    const button = event.target as HTMLElement;
    const { product_id, quantity } = button.dataset;
    if (button.classList.contains('ajax_add_to_cart')) {
      event.preventDefault();
      send('/?wc-ajax=add_to_cart', `product_id=${product_id}&quantity=${quantity}`, (answer) => {
        const { error, fragments, cart_hash } = JSON.parse(answer);
        if (error) document.body.insertAdjacentHTML('beforeend', '<p class="refused">sold out</p>');
        else jQuery().trigger('added_to_cart', [fragments, cart_hash, [button]]);
      });
    }
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (form.className !== 'woocommerce-cart-form') return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    send(form.action, `${body}&update_cart=1`, (html) => {
      const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('.woocommerce-cart-form');
      if (fresh) form.replaceWith(fresh);
      jQuery().trigger(fresh ? 'updated_cart_totals' : 'wc_cart_emptied');
      jQuery().trigger('updated_wc_div');
    });
  });
}

/** Blocks: requests to the Store API, and events that say no more than that the cart has changed. */
export function runBlocks(): void {
  const post = async (path: string, body: object) => {
    const answer = await fetch(`/wp-json/wc/store/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  document.addEventListener('click', async (event) => {
    const { add, key, quantity } = (event.target as HTMLElement).dataset;
    if (add) {
      await post('batch', {
        requests: [{ path: '/wc/store/v1/cart/add-item', body: { id: Number(add), quantity: 1 } }],
      });
      document.body.dispatchEvent(new CustomEvent('wc-blocks_added_to_cart', { detail: { preserveCartData: true } }));
    }
    if (key) {
      await post(`cart/${quantity === '0' ? 'remove' : 'update'}-item`, { key, quantity: Number(quantity) });
      if (quantity === '0') document.body.dispatchEvent(new Event('wc-blocks_removed_from_cart'));
    }
  });
}
