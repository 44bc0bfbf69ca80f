import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import type { Page } from '../layout.ts';
import type { Visit } from '../visit.ts';

export function guidePage(visit: Visit): Page {
  const { say } = visit;
  return {
    title: say('이용 안내', 'Help'),
    main: html`<section class="reading"><h1>${say('이용 안내', 'Help')}</h1>
<section id="delivery"><h2>${say('배송 안내', 'Delivery')}</h2><p>${say('오후 2시 전에 결제하시면 그날 출발하고, 보통 하루나 이틀 안에 도착해요. 배송비는 3,000원이며 5만 원 이상 주문하시면 무료입니다. 제주와 섬 지역은 3,000원이 더해져요.', 'Orders paid before 2 pm leave the same day and usually arrive within two. Delivery is ₩3,000, free from ₩50,000; Jeju and islands are ₩3,000 more.')}</p></section>
<section id="returns"><h2>${say('교환·반품', 'Returns')}</h2><p>${say('받은 날부터 14일 안에 신청하시면 교환하거나 돌려드려요. 사용한 흔적이 있거나 향 제품의 봉인이 뜯긴 경우에는 어려워요. 색이나 크기가 마음에 들지 않으면 왕복 배송비 6,000원이 듭니다.', 'Exchange or return within 14 days, unless the item was used or the seal of a scent was broken. For a change of mind, return postage is ₩6,000.')}</p></section>
<section id="questions"><h2>${say('자주 묻는 질문', 'Questions')}</h2>${questions(visit)}</section>
</section>`,
  };
}

function questions({ say }: Visit): Html[] {
  const list = [
    {
      asked: say('쿠폰은 어디에서 쓰나요?', 'Where do I use a coupon?'),
      answer: say(
        '‘쿠폰 바로 쓰기’를 누르거나 장바구니의 할인 코드 칸에 입력해 주세요.',
        'Press “Use this coupon”, or enter the code in the cart.',
      ),
    },
    {
      asked: say('선물 포장이 되나요?', 'Do you wrap gifts?'),
      answer: say(
        '모든 주문을 종이와 보자기로 감싸 보내요. 카드가 필요하면 주문할 때 적어 주세요.',
        'Every order is wrapped in paper and cotton. Leave a note for a card.',
      ),
    },
    {
      asked: say('적립금은 언제부터 쓸 수 있나요?', 'When can I use my points?'),
      answer: say('1,000원부터 다음 주문에서 쓸 수 있어요.', 'From 1,000 points, on your next order.'),
    },
    {
      asked: say('같은 조각보를 한 장 더 살 수 있나요?', 'Can I get the same patchwork again?'),
      answer: say(
        '남은 천을 이어 만들기 때문에 무늬가 모두 달라요. 비슷한 색으로 맞춰 드릴 수는 있어요.',
        'No two are alike, but we can match the colours.',
      ),
    },
  ];
  return list.map(
    ({ asked, answer }) =>
      html`<details class="question"><summary>${asked}${icon('down')}</summary><p>${answer}</p></details>`,
  );
}
