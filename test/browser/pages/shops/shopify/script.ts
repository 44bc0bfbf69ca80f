/** What runs in the pages of a theme. Written into them as text: it may use nothing from outside of itself. */

/** A theme of today: its cart is changed by fetch, and it dispatches the standard storefront events, before the request. */
export function runTheme(): void {
  const dispatch = (target: EventTarget, type: string, payload: object) =>
    target.dispatchEvent(Object.assign(new Event(`shopify:${type}`, { bubbles: true }), payload));
  const post = async (path: string, body: object) => {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error('refused');
    return response.json();
  };
  const change = (target: EventTarget, action: string, lines: object[], path: string, body: object) => {
    const promise = post(path, body).then(() => ({ cart: { totalQuantity: 0, lines: [] } }));
    dispatch(target, 'cart:lines-update', { action, context: 'product', lines, promise });
    return promise.catch(() => document.body.insertAdjacentHTML('beforeend', '<p class="refused">sold out</p>'));
  };
  document.addEventListener('submit', async (event) => {
    const form = event.target as HTMLFormElement;
    if (form.getAttribute('action') !== '/cart/add') return;
    event.preventDefault();
    const { id, quantity } = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const lines = [{ merchandiseId: `gid://shopify/ProductVariant/${id}`, quantity: Number(quantity) }];
    await change(form, 'add', lines, '/cart/add.js', { items: [{ id, quantity: Number(quantity) }] });
  });
  document.addEventListener('click', async (event) => {
    const button = event.target as HTMLElement;
    const { line, quick, update } = button.dataset;
    if (line) {
      const quantity = Number(button.dataset.quantity);
      await change(button, 'update', [{ id: line, quantity }], '/cart/change.js', { id: line, quantity });
      location.reload();
    }
    if (quick) {
      // Another's card coming into sight, and then the product in a dialog.
      const product = {
        id: `gid://shopify/Product/${quick}`,
        title: button.title,
        handle: 'mug',
        selectedVariant: { id: 'gid://shopify/ProductVariant/1', price: { amount: '12.50', currencyCode: 'USD' } },
      };
      const other = { ...product, id: 'gid://shopify/Product/40', title: 'Linen Shirt', handle: 'linen-shirt' };
      dispatch(button, 'product:view', { context: 'collection', selectedOptions: [], product: other });
      dispatch(button, 'product:view', { context: 'dialog', selectedOptions: [], product });
    }
    // Filtering dispatches the same search again.
    if (update) dispatch(button, 'search:update', { search: { query: update }, promise: Promise.resolve({}) });
  });
}
