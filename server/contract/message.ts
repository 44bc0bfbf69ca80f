/** The *what* of a campaign: a popup as a list of blocks. Text is text: no HTML from an author is ever interpreted. */
import { localTimeSchema } from './filter.ts';
import { MAX_STRING, MAX_TEXT } from './limits.ts';

/** `modal` in the centre, `slide` from a corner, `bar` at an edge, `full` a whole screen on phones and a modal elsewhere. */
export const formats = ['modal', 'slide', 'bar', 'full'] as const;
export type Format = (typeof formats)[number];

export const placements = ['top', 'bottom', 'left', 'right'] as const;
export type Placement = (typeof placements)[number];

/** Follow the shopper's system, or always one. */
export const schemes = ['auto', 'light', 'dark'] as const;

export type Block =
  | { type: 'heading' | 'text'; text: string }
  | { type: 'image'; src: string; alt: string }
  /** `href` for `link`; `close` only closes. */
  | { type: 'button'; text: string; action: 'link' | 'close'; href?: string }
  /** Shows the code of the campaign's coupon with a button that copies it. */
  | { type: 'coupon' }
  /** Counts down to the end of the coupon, or to `until` in the site's zone (milliseconds UTC once it is decided). */
  | { type: 'countdown'; text?: string; until?: string | number };

export type BlockType = Block['type'];

export type Message = {
  format: Format;
  /** `bar`: top or bottom. `slide`: left or right. */
  placement?: Placement;
  scheme?: (typeof schemes)[number];
  /** `#rrggbb` of buttons and accents. */
  accent?: string;
  blocks: Block[];
};

const text = { type: 'string', minLength: 1, maxLength: MAX_TEXT } as const;

/** http(s), tel, mailto, or an address within the shop. Checked again by the renderer, after personal parts are filled in. */
export const hrefPattern = '^(https?://|tel:|mailto:|/(?!/)|#|\\?|\\{\\{)';
/** The same without tel and mailto: pictures. */
export const srcPattern = '^(https?://|/(?!/)|data:image/(png|jpeg|webp|gif|svg\\+xml)[;,])';

export const blockSchemas = {
  heading: block('heading', ['text'], { text }),
  text: block('text', ['text'], { text }),
  image: block('image', ['src', 'alt'], {
    src: { type: 'string', maxLength: 65_536, pattern: srcPattern },
    alt: { type: 'string', maxLength: 300 },
  }),
  button: block('button', ['text', 'action'], {
    text: { ...text, maxLength: 80 },
    action: { enum: ['link', 'close'] },
    href: { type: 'string', maxLength: MAX_STRING, pattern: hrefPattern },
  }),
  coupon: block('coupon', [], {}),
  countdown: block('countdown', [], { text: { ...text, maxLength: 80 }, until: localTimeSchema }),
} as const satisfies Record<BlockType, object>;

export const messageSchema = {
  type: 'object',
  required: ['format', 'blocks'],
  additionalProperties: false,
  properties: {
    format: { enum: formats },
    placement: { enum: placements },
    scheme: { enum: schemes },
    accent: { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' },
    blocks: {
      type: 'array',
      minItems: 1,
      maxItems: 12,
      items: {
        type: 'object',
        required: ['type'],
        discriminator: { propertyName: 'type' },
        oneOf: Object.values(blockSchemas),
      },
    },
  },
};

function block<Type extends string, Need extends readonly string[], Rest extends object>(
  type: Type,
  required: Need,
  properties: Rest,
) {
  return {
    type: 'object',
    required: ['type', ...required],
    additionalProperties: false,
    properties: { type: { const: type }, ...properties },
  } as const;
}
