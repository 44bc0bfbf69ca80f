/** What runs in the single-page shop. Written into its page as text: it may use nothing from outside of itself. */
export function runApp(): void {
  type Shown = { sku: string; title: string; each: string; cents: number };
  type Line = Shown & { n: number };
  const host = window as unknown as { shopState: { basket: Line[]; sum: string } };
  const main = document.querySelector('main') as HTMLElement;
  const nav = document.querySelector('nav') as HTMLElement;
  const money = (cents: number) => `${(cents / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 })} €`;
  const get = async (path: string) => (await fetch(`/api${path}`)).json();
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  /** Known once for all pages. */
  const products: Promise<Shown[]> = get('/products');
  host.shopState = { basket: JSON.parse(localStorage.getItem('basket') ?? '[]'), sum: '' };

  function countUp() {
    const { basket } = host.shopState;
    host.shopState.sum = money(basket.reduce((sum, { cents, n }) => sum + cents * n, 0));
    localStorage.setItem('basket', JSON.stringify(basket));
    (document.querySelector('header span') as HTMLElement).textContent = basket.length
      ? `(${basket.reduce((sum, { n }) => sum + n, 0)})`
      : '';
  }

  function draw(...nodes: (Node | string)[]) {
    main.replaceChildren(...nodes);
  }

  function make(name: string, marks: Record<string, string>, text = ''): HTMLElement {
    const node = document.createElement(name);
    for (const [mark, value] of Object.entries(marks)) node.setAttribute(mark, value);
    node.textContent = text;
    return node;
  }

  async function showProduct(sku: string) {
    const product = (await products).find((one) => one.sku === sku);
    await wait(300);
    if (!product || !location.pathname.endsWith(sku)) return;
    const price = make('span', { class: '_k1' });
    const button = make('button', { class: '_k9' }, 'In den Warenkorb');
    button.onclick = () => {
      const { basket } = host.shopState;
      const line = basket.find((one) => one.sku === sku);
      if (line) line.n++;
      else basket.push({ ...product, n: 1 });
      countUp();
    };
    draw(make('h1', { class: '_t3' }, product.title), price, button);
    // Prices are another service's.
    await wait(250);
    price.textContent = `statt ${money(product.cents * 1.2)} jetzt ${product.each} inkl. MwSt.`;
  }

  async function showBasket() {
    await wait(200);
    const rows = host.shopState.basket.map(({ title, each, n }) =>
      make('p', { class: '_r4' }, `${n} × ${title} zu ${each}`),
    );
    draw(make('h1', {}, 'Ihr Warenkorb'), ...rows, make('a', { 'data-to': '/kasse' }, 'Zur Kasse'));
  }

  async function showCheckout() {
    await wait(200);
    const button = make('button', {}, 'Jetzt kaufen');
    button.onclick = async () => {
      button.replaceChildren(make('i', {}, '…'));
      const body = JSON.stringify({ lines: host.shopState.basket.map(({ sku, n }) => ({ sku, n })) });
      const sent = await fetch('/api/orders', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await sent.json();
      host.shopState.basket = [];
      countUp();
      go('/danke');
    };
    draw(make('h1', {}, 'Zahlung'), make('b', {}, host.shopState.sum), button);
  }

  async function showHome() {
    nav.replaceChildren(...(await products).map(({ sku, title }) => make('a', { 'data-to': `/rad/${sku}` }, title)));
    if (location.pathname === '/') draw(make('h1', {}, 'Räder'));
  }

  async function show() {
    const path = location.pathname;
    if (path.startsWith('/rad/')) await showProduct(path.slice(5));
    if (path === '/warenkorb') await showBasket();
    if (path === '/kasse') await showCheckout();
    if (path === '/danke') draw(make('h1', {}, 'Vielen Dank!'));
  }

  function go(path: string) {
    history.pushState(null, '', path);
    return show();
  }

  document.addEventListener('click', ({ target }) => {
    const to = (target as Element).closest<HTMLElement>('[data-to]')?.dataset.to;
    if (to) go(to);
  });
  addEventListener('popstate', show);
  countUp();
  showHome();
  show();
}
