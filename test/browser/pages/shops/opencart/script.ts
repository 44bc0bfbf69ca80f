/** What runs in the shop's pages. Written into them as text: it may use nothing from outside of itself. */
export function runOpenCart(dot: '/' | '.'): void {
  const $ = <Found extends HTMLElement>(selector: string) => document.querySelector<Found>(selector);
  const send = (method: string, route: string, body: string, done: (answer: string) => void) => {
    const request = new XMLHttpRequest();
    request.open(method, `index.php?route=${route}`);
    request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
    request.onload = () => done(request.responseText);
    request.send(body);
  };
  const fill = (selector: string, route: string) =>
    send('GET', route, '', (html) => {
      const place = $(selector);
      if (place) place.innerHTML = html;
    });
  const added = (answer: string) => {
    const json = JSON.parse(answer) as { success?: string; error?: unknown };
    document.body.insertAdjacentHTML('beforeend', `<p class="alert">${json.success ?? 'No.'}</p>`);
    if (json.success) fill('#cart', `common/cart${dot}info`);
  };
  const add = (id: string, quantity: string) =>
    send('POST', `checkout/cart${dot}add`, `product_id=${id}&quantity=${quantity}`, added);
  const remove = (key: string) => {
    if (dot === '/') {
      send('POST', 'checkout/cart/remove', `key=${key}`, () => {
        location.href = 'index.php?route=checkout/cart';
      });
    } else {
      send('GET', `checkout/cart.remove&key=${key}`, '', () => {
        fill('#shopping-cart', 'checkout/cart.list');
        fill('#cart', 'common/cart.info');
      });
    }
  };
  Object.assign(window, { cart: { add, remove } });
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    add(String(form.get('product_id')), String(form.get('quantity')));
  });
  document.addEventListener('click', (event) => {
    const target = event.target as HTMLElement;
    if (target.id === 'button-cart' && dot === '/') {
      add(
        $<HTMLInputElement>('#product [name=product_id]')?.value ?? '',
        $<HTMLInputElement>('#input-quantity')?.value ?? '',
      );
    }
    const link = target.closest<HTMLAnchorElement>('a.btn-danger');
    if (link) {
      event.preventDefault();
      remove(new URL(link.href).searchParams.get('key') ?? '');
    }
    if (target.id === 'button-shipping-method') {
      send('POST', `checkout/shipping_method${dot}save`, 'shipping_method=flat.flat', () =>
        fill(
          '#checkout-confirm,#collapse-checkout-confirm .panel-body',
          `checkout/confirm${dot === '/' ? '' : '.confirm'}`,
        ),
      );
    }
    if (target.id === 'button-confirm') {
      send('GET', `extension/payment/cod${dot}confirm`, '', (answer) => {
        location.href = (JSON.parse(answer) as { redirect: string }).redirect;
      });
    }
  });
}
