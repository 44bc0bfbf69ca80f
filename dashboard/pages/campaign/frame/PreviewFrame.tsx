import { useEffect, useRef } from 'preact/hooks';
import type { PreviewAnswer } from '../../../../server/contract/api.ts';
import type { Decision } from '../../../../server/contract/decision.ts';
import { mountPreview, type Preview } from '../../../../snippet/popup/preview.ts';
import { text } from '../../../i18n/text.ts';

export type PreviewSize = 'phone' | 'desktop';
export type PreviewScheme = 'light' | 'dark';

type Answer = Pick<PreviewAnswer, 'message' | 'coupon'>;

/** Width and height in CSS pixels of the screens that are shown: a common phone, a common laptop. */
const screens: Record<PreviewSize, { width: number; height: number }> = {
  phone: { width: 390, height: 720 },
  desktop: { width: 1200, height: 760 },
};

type PreviewFrameProps = { answer: Answer | undefined; size: PreviewSize; scheme: PreviewScheme };

/** A page of a shop, no more than hinted at, with the message on it; drawn at its real size and scaled to its place. */
export function PreviewFrame({ answer, size, scheme }: PreviewFrameProps) {
  const place = useRef<HTMLDivElement>(null);
  const screen = useRef<HTMLDivElement>(null);
  const mounted = useRef<Preview | undefined>(undefined);
  const { width, height } = screens[size];

  useEffect(() => (place.current ? keepScaled(place.current, width, height) : undefined), [width, height]);
  useEffect(() => {
    if (!screen.current || !answer || answer.message.blocks.length === 0) return remove();
    const decision = decisionOf(answer, scheme);
    if (mounted.current) mounted.current.update(decision);
    else mounted.current = mountPreview(screen.current, decision);
  }, [answer, scheme]);
  useEffect(() => remove, []);

  function remove(): void {
    mounted.current?.remove();
    mounted.current = undefined;
  }

  const empty = !answer || answer.message.blocks.length === 0;
  return (
    <div class={`preview-place ${size}`} ref={place}>
      <div class={`preview-screen ${size} ${scheme}`} ref={screen}>
        <ShopPage />
      </div>
      {empty && <p class="preview-empty">{text('preview.empty')}</p>}
    </div>
  );
}

/** Grey shapes of a product page. */
function ShopPage() {
  return (
    <div class="shop-page" aria-hidden="true">
      <div class="bar" />
      <div class="picture" />
      <div class="line wide" />
      <div class="line" />
      <div class="line wide" />
      <div class="line" />
    </div>
  );
}

/** A message that follows the shopper's system is drawn in the light that was chosen here. */
function decisionOf({ message, coupon }: Answer, scheme: PreviewScheme): Decision {
  const fixed = message.scheme === 'light' || message.scheme === 'dark';
  return {
    offer: 'preview',
    turn: 1,
    campaign: 'preview',
    variant: 'A',
    message: fixed ? message : { ...message, scheme },
    ...(coupon ? { coupon } : {}),
  };
}

/** Kept free above and below, so that the whole screen is in sight beside the form. */
const SPARE_HEIGHT = 200;
/** Smaller than this nothing can be read: then the place is scrolled instead. */
const MIN_HEIGHT = 420;

/** Scales the screen to its place and keeps doing so. @returns what stops it. */
function keepScaled(place: HTMLElement, width: number, height: number): () => void {
  function scale(): void {
    const roomBelow = Math.max(MIN_HEIGHT, innerHeight - SPARE_HEIGHT);
    const factor = Math.min(1, place.clientWidth / width, roomBelow / height);
    place.style.setProperty('--scale', String(factor));
    place.style.setProperty('--screen-height', `${Math.round(height * factor)}px`);
  }
  const sizes = new ResizeObserver(scale);
  sizes.observe(place);
  addEventListener('resize', scale);
  return () => {
    sizes.disconnect();
    removeEventListener('resize', scale);
  };
}
