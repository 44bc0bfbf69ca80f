/** What the shop says of being a demonstration: a thin strip, and behind it what can be seen here and how. */
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import type { Visit } from './visit.ts';

/** Brings a shopper back as a message would: other UTM parameters begin a new session at once. */
const BACK_AGAIN = '/demo/?utm_source=kakao&utm_medium=message&utm_campaign=after_order';

export function demoStrip({ say }: Visit): Html {
  return html`<div class="strip"><button type="button" data-open="demo-panel">${say('데모 쇼핑몰', 'Demo shop')} — <b>${say('어떤 팝업을 볼 수 있나요?', 'Which popups can I see?')}</b></button></div>`;
}

export function demoPanel(visit: Visit): Html {
  const { say } = visit;
  return html`<dialog id="demo-panel" class="panel" aria-labelledby="demo-panel-title">
<form method="dialog"><button class="panel-close" aria-label="${say('닫기', 'Close')}">${icon('close')}</button></form>
<h2 id="demo-panel-title">${say('볼 수 있는 팝업 다섯 가지', 'Five popups to see')}</h2>
<p>${say('모두 한 사람에게 한 번만 나타나요. 새로고침해도, 다른 탭을 열어도, 다른 기기에서 로그인해도 다시 뜨지 않아요.', 'Each shows once per person: not again after a reload, in another tab, or on another device after logging in.')}</p>
<p class="notice" data-gpc hidden>${say('이 브라우저는 추적 거부 신호(GPC)를 보내고 있어요. Dangol은 이 신호를 존중하므로 여기서는 팝업이 뜨지 않아요.', 'This browser sends Global Privacy Control. Dangol honours it, so nothing will show here.')}</p>
<ol class="ways">${ways(visit).map(({ name, how, href, link }) => html`<li><h3>${name}</h3><p>${how}${href && html` <a class="ways-link" href="${href}">${link}</a>`}</p></li>`)}</ol>
<div class="panel-foot">
<a class="button" href="/demo/fresh">${say('새 방문자로 시작', 'Start as a new visitor')}</a>
<a class="button button-quiet" href="/">${say('대시보드 열기', 'Open the dashboard')}</a>
</div>
</dialog>`;
}

function ways({ say }: Visit): { name: string; how: string; href?: string; link?: string }[] {
  return [
    {
      name: say('첫 방문 환영 쿠폰', 'Welcome coupon'),
      how: say(
        '처음 온 사람이 아무 페이지나 열면 2초 뒤에 떠요.',
        'Two seconds after the first page of a first visit.',
      ),
    },
    {
      name: say('나만의 비밀 쿠폰', 'Secret coupon'),
      how: say(
        '상품 페이지를 세 번째로 열어 끝까지 내려 보세요. 사람마다 코드가 달라요.',
        'Open a third product page and scroll to its end. Everybody gets a code of their own.',
      ),
      href: '/demo/category/all',
      link: say('상품 보기', 'See products'),
    },
    {
      name: say('장바구니 할인 안내', 'Cart notice'),
      how: say('상품을 담고 장바구니를 열어 보세요.', 'Put something in the cart and open it.'),
      href: '/demo/cart',
      link: say('장바구니', 'Cart'),
    },
    {
      name: say('떠나기 전 알림', 'Reminder before leaving'),
      how: say(
        '장바구니에 담은 채 마우스를 창 위쪽으로 빠르게 빼 보세요. 휴대폰에서는 아래로 읽다가 빠르게 위로 스크롤해 보세요.',
        'With something in the cart, move the mouse quickly out of the top of the window; on a phone, read down and scroll back up fast.',
      ),
    },
    {
      name: say('구매 후 후기 초대', 'Review invitation'),
      how: say(
        '주문을 마친 뒤 다음 방문에 떠요. 알림 메시지를 눌러 돌아온 것처럼 해 보세요.',
        'On the visit after an order. Come back as if from a message:',
      ),
      href: BACK_AGAIN,
      link: say('다시 방문하기', 'Visit again'),
    },
  ];
}
