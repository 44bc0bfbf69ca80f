import { categories, getProduct, products } from '../catalogue.ts';
import { viewItemList } from '../ga4.ts';
import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import type { Page } from '../layout.ts';
import { decoration } from '../picture.ts';
import type { Product } from '../product.ts';
import type { Visit } from '../visit.ts';
import { productGrid, stars } from './card.ts';

const bestIds = ['linen-shirt', 'moon-mug', 'waffle-throw', 'hinoki-mist'];
const newIds = ['tray-table', 'merino-cardigan', 'paper-lamp', 'soy-candle'];
/** The product whose picture stands for its category. */
const faces: Record<string, string> = {
  wear: 'wide-pants',
  home: 'patch-cushion',
  table: 'brass-set',
  scent: 'mugwort-soap',
};

export function homePage(visit: Visit): Page {
  const { say } = visit;
  const best = pick(bestIds);
  const fresh = pick(newIds);
  return {
    title: say('오래 곁에 두는 살림', 'Things to keep'),
    pushes: [viewItemList('home_best', '이번 주 베스트', best), viewItemList('home_new', '새로 들어온 온기', fresh)],
    main: html`${hero(visit)}
${shelves(visit)}
<section class="band" aria-labelledby="best"><div class="band-head"><h2 id="best">${say('이번 주 가장 사랑받은', 'Loved this week')}</h2><a href="/demo/category/all">${say('모두 보기', 'See all')}</a></div>${productGrid(visit, best)}</section>
${promises(visit)}
<section class="band" aria-labelledby="fresh"><div class="band-head"><h2 id="fresh">${say('새로 들어온 온기', 'New at Ongi')}</h2><a href="/demo/category/all">${say('모두 보기', 'See all')}</a></div>${productGrid(visit, fresh)}</section>
${eventTeaser(visit)}
${voices(visit)}`,
  };
}

function hero({ say }: Visit): Html {
  return html`<section class="hero">
<div class="hero-words">
<p class="eyebrow">${say('2026 겨울', 'Winter 2026')}</p>
<h1>${say('손끝에 닿는 온기를\n천천히 만듭니다', 'Warmth you can touch,\nmade slowly')}</h1>
<p>${say('전국의 작은 공방과 함께 오래 두고 쓸 옷과 살림을 만들어요. 유행보다 촉감을, 속도보다 쓰임을 먼저 생각합니다.', 'With small workshops across Korea we make clothes and things for the home: touch before trend, use before speed.')}</p>
<a class="button" href="/demo/category/all">${say('겨울 살림 둘러보기', 'Browse the winter home')}</a>
</div>
<img class="hero-picture" src="/demo/assets/scenes/home.svg" alt="${say('창가 선반에 놓인 백자 항아리와 머그, 캔들, 담요', 'A window shelf with a white jar, a mug, a candle and folded throws')}" width="1200" height="900">
</section>`;
}

function shelves({ say, language }: Visit): Html {
  return html`<section class="band" aria-labelledby="shelves"><h2 id="shelves" class="hidden">${say('상품 분류', 'Categories')}</h2><ul class="tiles">${categories.map(
    ({ id, name, line }) => {
      const face = getProduct(faces[id] ?? '');
      return html`<li><a class="tile" href="/demo/category/${id}">${face && decoration(face)}<span class="tile-words"><b>${name[language]}</b><span>${line[language]}</span></span></a></li>`;
    },
  )}</ul></section>`;
}

function promises({ say }: Visit): Html {
  const list = [
    {
      icon: icon('leaf'),
      name: say('좋은 재료만', 'Good materials only'),
      text: say(
        '린넨, 메리노, 한지, 백자. 이름을 밝힐 수 있는 재료만 씁니다.',
        'Linen, merino, hanji, porcelain: nothing we cannot name.',
      ),
    },
    {
      icon: icon('gift'),
      name: say('정성스러운 포장', 'Wrapped with care'),
      text: say('비닐 대신 종이와 무명 보자기로 감싸 보내요.', 'In paper and cotton, never in film.'),
    },
    {
      icon: icon('truck'),
      name: say('5만 원 이상 무료 배송', 'Free delivery from ₩50,000'),
      text: say('오후 2시 전에 주문하면 그날 출발해요.', 'Order before 2 pm and it leaves today.'),
    },
  ];
  return html`<section class="promises" aria-label="${say('온기의 약속', 'What we promise')}"><ul>${list.map(
    (each) => html`<li>${each.icon}<div><h3>${each.name}</h3><p>${each.text}</p></div></li>`,
  )}</ul></section>`;
}

function eventTeaser({ say }: Visit): Html {
  return html`<section class="teaser"><a href="/demo/event">
<img class="teaser-picture" src="/demo/assets/scenes/event.svg" alt="" width="1600" height="800" loading="lazy">
<span class="teaser-words"><span class="eyebrow">${say('12월 24일까지', 'Until 24 December')}</span><b>${say('겨울 온기전', 'The winter event')}</b><span>${say('니트와 조각보를 최대 15% 낮은 가격에 만나 보세요.', 'Knits and patchwork, up to 15% off.')}</span></span>
</a></section>`;
}

function voices({ say, language }: Visit): Html {
  const picked = pick(['paper-lamp', 'linen-shirt', 'soy-candle']);
  return html`<section class="band" aria-labelledby="voices"><div class="band-head"><h2 id="voices">${say('먼저 써 본 분들의 이야기', 'From those who have it')}</h2></div><ul class="voices">${picked.map(
    (product) => {
      const review = product.reviews[0];
      return (
        review &&
        html`<li><a href="/demo/product/${product.id}#reviews">${stars(review.stars)}<q>${review.text[language]}</q><span>${review.who} · ${product.name[language]}</span></a></li>`
      );
    },
  )}</ul></section>`;
}

function pick(ids: readonly string[]): Product[] {
  return ids.flatMap((id) => products.find((product) => product.id === id) ?? []);
}
