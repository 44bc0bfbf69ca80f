/**
 * What the shops that nobody knows have in common: a server, baskets by cookie, and a book of orders to compare with. They have no
 * dataLayer and no markup; each says what it sells in its own way, and knows nothing of the tag but the lines in its head.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';

export type Product = { id: string; name: string; price: number };

/** `total` is what the shopper pays, in major units. */
export type Order = { id: string; total: number; lines: (Product & { quantity: number })[] };

export type UnknownShop = {
  origin: string;
  /** Goes into the head of every page: the tag's script element. Set it before a page is opened. */
  head: string;
  /** What was really sold. */
  orders: Order[];
  close: () => void;
};

/**
 * A shopper who goes from the landing page to the order. After each act `told` is awaited with the name of the event that
 * somebody who watches should record of it.
 */
export type Walk = (page: Page, origin: string, told: (event: string) => Promise<unknown>) => Promise<void>;

/** One request, and what the shop keeps of this browser. */
export type Visit = {
  method: string;
  path: string;
  query: URLSearchParams;
  /** The body; of a form, of JSON as `json`. */
  form: URLSearchParams;
  json: unknown;
  session: Session;
};

export type Session = { basket: Map<string, number>; member?: string; order?: Order };

/** What is answered: a page, data, or where to go; and what scripts of the page may read. An empty cookie is none. */
export type Answer = ({ html: string } | { json: unknown } | { to: string }) & {
  status?: number;
  /** The answer begins at once, and ends so much later. */
  endsAfterMs?: number;
  cookies?: Record<string, string>;
};

export type Respond = (visit: Visit, shop: UnknownShop) => Answer | undefined | Promise<Answer | undefined>;

/** Opens a shop on a free port; what `respond` does not know is not found. */
export async function serve(respond: Respond): Promise<UnknownShop> {
  const sessions = new Map<string, Session>();
  const shop: UnknownShop = { origin: '', head: '', orders: [], close: () => {} };
  const server = createServer(async (request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const key = /\bsid=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? `s${sessions.size}x${Date.now()}`;
    const session = sessions.get(key) ?? { basket: new Map() };
    sessions.set(key, session);
    response.setHeader('cache-control', 'no-store');
    const answer = await respond(await readVisit(request, session), shop);
    const cookies = Object.entries(answer?.cookies ?? {}).map(
      ([name, value]) => `${name}=${value}; Path=/${value ? '' : '; Max-Age=0'}`,
    );
    response.setHeader('set-cookie', [`sid=${key}; Path=/; HttpOnly`, ...cookies]);
    if (!answer) return void response.writeHead(404).end();
    if ('to' in answer) return void response.writeHead(303, { location: answer.to }).end();
    const [type, body] =
      'html' in answer ? ['text/html', answer.html] : ['application/json', JSON.stringify(answer.json)];
    response.writeHead(answer.status ?? 200, { 'content-type': `${type}; charset=utf-8` });
    response.write(body);
    if (answer.endsAfterMs) setTimeout(() => response.end(), answer.endsAfterMs);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  shop.origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  shop.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return shop;
}

/** The lines of a basket, in the order they were put in. */
export function linesOf(products: Product[], { basket }: Session): Order['lines'] {
  return products
    .filter(({ id }) => basket.has(id))
    .map((product) => ({ ...product, quantity: basket.get(product.id) ?? 0 }));
}

export function totalOf(lines: Order['lines']): number {
  return lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
}

/** Sells what is in the basket. */
export function sell(shop: UnknownShop, products: Product[], session: Session, id: string, shipping = 0): Order {
  const lines = linesOf(products, session);
  const order = { id, total: totalOf(lines) + shipping, lines };
  shop.orders.push(order);
  session.basket.clear();
  session.order = order;
  return order;
}

async function readVisit(request: IncomingMessage, session: Session): Promise<Visit> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const isJson = request.headers['content-type']?.includes('json');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://shop');
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: searchParams,
    form: new URLSearchParams(isJson ? '' : body),
    json: isJson ? JSON.parse(body) : undefined,
    session,
  };
}
