import { products } from '../catalogue.ts';
import { itemOf, viewItemList } from '../ga4.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Visit } from '../visit.ts';
import { productGrid } from './card.ts';

export function eventPage(visit: Visit): Page {
  const { say } = visit;
  const reduced = products.filter(({ wasPrice }) => wasPrice !== undefined);
  const warm = products.filter(({ id }) => ['waffle-throw', 'paper-lamp', 'soy-candle', 'moon-mug'].includes(id));
  const benefits = [
    {
      name: say('대표 상품 최대 15% 할인', 'Up to 15% off'),
      text: say(
        '메리노 가디건과 조각보 쿠션을 비롯한 겨울 살림을 특별한 가격에 드려요.',
        'On the merino cardigan, the patchwork cushion and more.',
      ),
    },
    {
      name: say('모든 주문 3% 추가 할인', '3% more at checkout'),
      text: say('결제 단계에서 자동으로 적용돼요.', 'Taken off by itself when you pay.'),
    },
    {
      name: say('손글씨 카드와 보자기 포장', 'A card and a cotton wrap'),
      text: say('선물할 마음을 적어 주시면 옮겨 적어 보내 드려요.', 'Tell us what to write and we will.'),
    },
  ];
  return {
    title: say('겨울 온기전', 'The winter event'),
    pushes: [
      {
        event: 'view_promotion',
        ecommerce: { promotion_id: 'winter_2026', promotion_name: '겨울 온기전', items: reduced.map(itemOf) },
      },
      viewItemList('event_winter', '겨울 온기전', [...reduced, ...warm]),
    ],
    main: html`<section class="event-head"><img src="/demo/assets/scenes/event.svg" alt="${say('눈 내리는 밤, 창에 불이 켜진 한옥', 'A hanok with lit windows on a snowy night')}" width="1600" height="800"><div class="event-words"><p class="eyebrow">${say('2026. 11. 20 – 12. 24', '20 November to 24 December 2026')}</p><h1>${say('겨울 온기전', 'The winter event')}</h1><p>${say('눈 오는 밤, 불 켜진 창처럼. 집 안을 데우는 물건을 모았어요.', 'Like a lit window on a snowy night: things that warm the house.')}</p></div></section>
<section class="band"><ol class="benefits">${benefits.map(({ name, text }) => html`<li><h2>${name}</h2><p>${text}</p></li>`)}</ol></section>
<section class="band" aria-labelledby="reduced"><div class="band-head"><h2 id="reduced">${say('특별한 가격', 'At a special price')}</h2></div>${productGrid(visit, reduced)}</section>
<section class="band" aria-labelledby="warm"><div class="band-head"><h2 id="warm">${say('집 안을 데우는 물건', 'To warm the house')}</h2></div>${productGrid(visit, warm)}</section>
<section class="band"><div class="sheet-words"><h2>${say('꼭 확인해 주세요', 'Please note')}</h2><ul class="plain"><li>${say('할인 상품은 준비한 수량이 모두 팔리면 먼저 끝날 수 있어요.', 'Reduced items end when they are sold out.')}</li><li>${say('쿠폰과 결제 단계 할인은 함께 쓸 수 있어요.', 'Coupons and the checkout discount can be combined.')}</li><li>${say('교환과 반품은 받은 날부터 14일 안에 신청해 주세요.', 'Return within 14 days of delivery.')}</li></ul></div></section>`,
  };
}
