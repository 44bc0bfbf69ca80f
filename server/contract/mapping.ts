/**
 * How a shop that says nothing of itself is read: a site's own mapping, taught by pointing at its pages. It is data, never
 * code: selectors, globs and dotted paths, interpreted by a small evaluator in the tag.
 *
 * | part | says |
 * |---|---|
 * | page | what kind of page this is, and what a view of it tells |
 * | action | what a click, a sent form, a request or a change of the page tells |
 * | field | one value of what is told: the first of its readings that finds one |
 * | row | one item of a cart or an order, with fields of its own |
 * | customer | who is signed in, on whatever page |
 */
import { eventNamePattern } from './event.ts';

/**
 * Which pages are of a kind. All tests of a page must hold. `url` is a glob over path and query (`/goods/*`, `*?no=*`), percent signs
 * decoded; of single-page shops that route behind the hash, over what stands there. Elements are also meta tags,
 * `meta[name="path_role"][content="MAIN"]`, and classes of the body, `body.product`.
 */
export type PageTest = { test: 'url'; glob: string } | { test: 'element'; selector: string };

/**
 * Where a value is. Selectors look in the row, else in the whole page; with `around` in the closest ancestor of the element
 * that was acted on that matches it. Paths are names and indexes with dots between, `offers.0.price`; -1 is the last of a
 * list, and an empty path all of it.
 */
export type Place =
  /**
   * Of the first such element; an empty selector is the row itself. What is struck through is no text, and the text of what can be
   * filled in is what stands there now.
   */
  | { from: 'text'; selector: string; around?: string }
  | { from: 'attribute'; selector: string; name: string; around?: string }
  /** In any JSON-LD block of the page; a global variable; the body or query of the request that acted, and its answer. */
  | { from: 'json_ld' | 'global' | 'request' | 'answer'; path: string }
  /** In the row, where rows are of JSON. */
  | { from: 'row'; path: string }
  /** A part of the path of the page or of the request that acted; the first is 1, the last -1. */
  | { from: 'path' | 'request_path'; part: number }
  | { from: 'query' | 'cookie'; name: string }
  /** A field that an earlier page was asked to remember. */
  | { from: 'remembered'; name: string }
  | { from: 'fixed'; value: string };

/** A place, and what of the text there: what stands between two texts, trimmed. */
export type Reading = Place & { after?: string; before?: string };

/**
 * A parameter of the event or a field of an item, by its GA4 name; of a customer, `customer_id`, `signature` or an attribute. With
 * `number` the amount in the text is meant, `1,200P`; of prices, values and quantities it always is.
 */
export type Field = { name: string; read: Reading[]; number?: boolean };

/** The items. `remembered` are those of an earlier page. */
export type Rows =
  | { from: 'elements'; selector: string; fields: Field[] }
  | { from: 'json_ld' | 'global' | 'request' | 'answer'; path: string; fields: Field[] }
  | { from: 'remembered' };

/**
 * What is told: nothing without the number of an order, without any of its rows, or else without the first of its fields. Fields
 * of an item that stand here (`item_id`, `item_name`, `item_brand`, `item_category`, `item_variant`, `price`, `quantity`) make one
 * item of themselves where there are no rows.
 */
export type Telling = {
  /** A name of the vocabulary or one's own, `identify`, `logout`; absent where values are only remembered. */
  event?: string;
  fields: Field[];
  rows?: Rows;
  /** Names of fields, or `items`, that later pages of this visit may read. */
  remember?: string[];
};

/** Kind of page, by its name. The first that fits is the page's. */
export type MappedPage = Telling & { name: string; when: PageTest[] };

/**
 * What a request must carry or be answered: where one address takes everything, or answers 200 to what it refuses. `is` is a
 * glob over the value.
 */
export type RequestTest = { from: 'request' | 'answer'; path: string; is: string };

/**
 * What has to happen. Of a request `url` is a glob over the whole address, and the answer must not be an error. `grows`
 * compares the number in the element, after a touch of the shopper's. A form that a script of the page sends is not seen to be
 * sent: there the click is meant.
 */
export type Act =
  | { on: 'click' | 'submit'; selector: string }
  | { on: 'request'; method?: string; url: string; where?: RequestTest[] }
  | { on: 'grows'; selector: string };

/** Something a shopper does; with `page` on pages of this kind only. */
export type MappedAction = Telling & { act: Act; page?: string };

/** With `customer`, whoever is found signed in is identified, once and when something of it has changed. */
export type Mapping = { pages: MappedPage[]; actions: MappedAction[]; customer?: Field[] };

const selector = { type: 'string', minLength: 1, maxLength: 500 } as const;
const name = { type: 'string', minLength: 1, maxLength: 80 } as const;
const glob = { type: 'string', minLength: 1, maxLength: 300 } as const;
const path = { type: 'string', maxLength: 300 } as const;
const text = { type: 'string', maxLength: 300 } as const;
const cut = { after: text, before: text } as const;

const readingSchema = {
  type: 'object',
  required: ['from'],
  discriminator: { propertyName: 'from' },
  oneOf: [
    object('from', 'text', ['selector'], { selector: text, around: selector, ...cut }),
    object('from', 'attribute', ['selector', 'name'], { selector: text, name, around: selector, ...cut }),
    ...(['json_ld', 'global', 'request', 'answer', 'row'] as const).map((from) =>
      object('from', from, ['path'], { path, ...cut }),
    ),
    ...(['path', 'request_path'] as const).map((from) =>
      object('from', from, ['part'], { part: { type: 'integer', minimum: -50, maximum: 50 }, ...cut }),
    ),
    ...(['query', 'cookie', 'remembered'] as const).map((from) => object('from', from, ['name'], { name, ...cut })),
    object('from', 'fixed', ['value'], { value: text, ...cut }),
  ],
} as const;

const fieldSchema = {
  type: 'object',
  required: ['name', 'read'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_]{0,79}$' },
    read: { type: 'array', minItems: 1, maxItems: 10, items: { $ref: '#/definitions/reading' } },
    number: { type: 'boolean' },
  },
} as const;

/** By name: written out at each of its places, the validators took 50 MB and four seconds of the start. */
const fields = { type: 'array', maxItems: 40, items: { $ref: '#/definitions/field' } } as const;

const requestTest = {
  type: 'object',
  required: ['from', 'path', 'is'],
  additionalProperties: false,
  properties: { from: { enum: ['request', 'answer'] }, path, is: glob },
} as const;

const telling = {
  event: { type: 'string', pattern: eventNamePattern },
  fields,
  rows: {
    type: 'object',
    required: ['from'],
    discriminator: { propertyName: 'from' },
    oneOf: [
      object('from', 'elements', ['selector', 'fields'], { selector, fields }),
      ...(['json_ld', 'global', 'request', 'answer'] as const).map((from) =>
        object('from', from, ['path', 'fields'], { path, fields }),
      ),
      object('from', 'remembered', [], {}),
    ],
  },
  remember: { type: 'array', maxItems: 20, uniqueItems: true, items: name },
} as const;

/** Of a {@link Mapping}. What no schema can tell (an impossible selector, an unknown page) is told by the domain. */
export const mappingSchema = {
  $id: 'mapping',
  definitions: { field: fieldSchema, reading: readingSchema },
  type: 'object',
  required: ['pages', 'actions'],
  additionalProperties: false,
  properties: {
    pages: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        required: ['name', 'when', 'fields'],
        additionalProperties: false,
        properties: {
          name,
          when: {
            type: 'array',
            minItems: 1,
            maxItems: 10,
            items: {
              type: 'object',
              required: ['test'],
              discriminator: { propertyName: 'test' },
              oneOf: [object('test', 'url', ['glob'], { glob }), object('test', 'element', ['selector'], { selector })],
            },
          },
          ...telling,
        },
      },
    },
    actions: {
      type: 'array',
      maxItems: 50,
      items: {
        type: 'object',
        required: ['act', 'fields'],
        additionalProperties: false,
        properties: {
          act: {
            type: 'object',
            required: ['on'],
            discriminator: { propertyName: 'on' },
            oneOf: [
              object('on', 'click', ['selector'], { selector }),
              object('on', 'submit', ['selector'], { selector }),
              object('on', 'request', ['url'], {
                method: { type: 'string', pattern: '^[A-Z]{1,10}$' },
                url: glob,
                where: { type: 'array', maxItems: 10, items: requestTest },
              }),
              object('on', 'grows', ['selector'], { selector }),
            ],
          },
          page: name,
          ...telling,
        },
      },
    },
    customer: fields,
  },
} as const;

/** One case of a union that is told by a property. */
function object<Tag extends string, Properties extends object>(
  tag: Tag,
  value: string,
  required: readonly string[],
  properties: Properties,
) {
  return {
    type: 'object',
    required: [tag, ...required],
    additionalProperties: false,
    properties: { [tag]: { const: value }, ...properties },
  } as const;
}
