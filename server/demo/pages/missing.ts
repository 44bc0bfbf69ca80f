import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Visit } from '../visit.ts';

export function missingPage({ say }: Visit): Page {
  return {
    status: 404,
    title: say('찾을 수 없는 페이지', 'Page not found'),
    main: html`<section class="quiet"><h1>${say('찾으시는 페이지가 없어요', 'There is no such page')}</h1><p>${say('주소가 바뀌었거나 판매가 끝난 상품일 수 있어요.', 'It may have moved, or the product is gone.')}</p><a class="button" href="/demo/">${say('홈으로 가기', 'Go to the home page')}</a></section>`,
  };
}
