/** What runs in the shop's pages. Written into them as text: it may use nothing from outside of itself. */
export function runPrestaShop(theme: 'classic' | 'hummingbird'): void {
  type Hear = (happening: object) => void;
  const { prestashop } = window as unknown as {
    prestashop: { on: (name: string, hear: Hear) => void; emit: (name: string, happening: object) => void };
  };
  const hearers: Record<string, Hear[]> = {};
  prestashop.on = (name, hear) => {
    hearers[name] = [...(hearers[name] ?? []), hear];
  };
  prestashop.emit = (name, happening) => {
    for (const hear of hearers[name] ?? []) hear(happening);
  };
  prestashop.on('updateCart', (happening) => {
    const { reason } = happening as { reason: { cart: unknown } };
    Object.assign(prestashop, { cart: reason.cart });
  });
  document.addEventListener('submit', async (event) => {
    const form = event.target as HTMLFormElement;
    if (form.id !== 'add-to-cart-or-refresh') return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const resp = await (await fetch(form.action, { method: 'POST', body: `${body}&add=1&action=update` })).json();
    if (resp.hasError) document.body.append(resp.errors[0]);
    prestashop.emit('updateCart', {
      reason: {
        idProduct: resp.id_product,
        idProductAttribute: resp.id_product_attribute,
        linkAction: 'add-to-cart',
        cart: resp.cart,
      },
      resp,
    });
  });
  document.addEventListener('click', async (event) => {
    const link = event.target as HTMLAnchorElement;
    if (link.dataset.linkAction !== 'delete-from-cart') return;
    event.preventDefault();
    const answer = await fetch(link.href, { method: 'POST', body: new URLSearchParams('ajax=1&action=update') });
    // Hummingbird does not read the answer.
    const resp = theme === 'classic' ? await answer.json() : answer;
    prestashop.emit('updateCart', { reason: link.dataset, resp });
  });
}
