import { dictionary } from './dictionary.ts';

export const install = dictionary(
  {
    'install.lead': '태그 한 줄이면 끝납니다. 쇼핑몰을 느리게 하거나 멈추게 하지 않습니다.',
    'install.tag': '태그 붙이기',
    'install.tag.lead':
      '쇼핑몰 모든 페이지의 <head> 안에 붙여 넣으세요. PC와 모바일 스킨이 따로 있다면 양쪽 모두 필요합니다.',
    'install.tag.demo': '데모 쇼핑몰에는 이미 태그가 붙어 있습니다. 내 쇼핑몰에 설치하려면 쇼핑몰을 추가하세요.',
    'install.tag.consent':
      '이 태그는 방문자가 동의할 때까지 아무것도 기록하지 않습니다. 동의를 받으면 다음을 호출하세요.',
    'install.tag.gpc': '이 태그는 브라우저의 추적 거부 신호(GPC)를 따르지 않습니다.',
    'install.tag.change': '개인정보 설정 바꾸기',
    'install.tag.own': '직접 이벤트 보내기',
    'install.tag.ownLead':
      'GA4 데이터 레이어가 있으면 필요하지 않습니다. 없으면 아래처럼 보낼 수 있습니다. 첫 줄은 태그보다 먼저 실행되어도 되도록 호출을 모아 둡니다.',
    'install.origins': '허용할 주소',
    'install.origins.lead': '목록에 있는 주소에서 보낸 이벤트만 기록합니다.',
    'install.origins.none': '아직 허용한 주소가 없습니다. 쇼핑몰 주소를 추가하세요.',
    'install.origins.own': '항상 허용',
    'install.origins.new': '주소 추가',
    'install.origins.removeOne': '{origin} 삭제',
    'install.origins.addOne': '{origin} 추가',
    'install.origins.added': '{origin} 주소를 추가했습니다',
    'install.origins.removed': '{origin} 주소를 삭제했습니다',
    'install.refused': '거절된 주소',
    'install.refused.lead': '태그는 붙어 있지만 목록에 없는 주소입니다. 내 쇼핑몰이 맞다면 추가하세요.',
    'install.refused.count': '{count}회 · {when}',
    'install.check': '설치 확인',
    'install.check.lead': '쇼핑몰에서 한 번씩 해 보세요. 이 화면은 자동으로 새로 고쳐집니다.',
    'install.check.progress': '{total}개 중 {seen}개 확인',
    'install.check.done': '모두 확인했습니다',
    'install.check.next': '캠페인 만들러 가기',
    'install.check.seen': '{count}회 · {when}',
    'install.check.missing': '아직 없음',
    'install.help.page_view':
      '태그가 붙은 페이지를 열어 보세요. 그래도 없으면 허용할 주소에 쇼핑몰 주소가 있는지 확인하세요.',
    'install.help.view_item':
      '상품 페이지를 열어 보세요. GA4 데이터 레이어, schema.org Product 또는 OpenGraph 정보를 읽습니다.',
    'install.help.add_to_cart':
      "상품을 장바구니에 담아 보세요. 없으면 담을 때 dangol('event', 'add_to_cart', …)를 호출하세요.",
    'install.help.begin_checkout':
      "주문서 화면까지 가 보세요. 없으면 그 화면에서 dangol('event', 'begin_checkout')을 호출하세요.",
    'install.help.purchase':
      "주문 완료 화면에서 주문 번호와 금액을 담아 dangol('event', 'purchase', …)를 호출하세요. 쿠폰과 매출 성과가 여기에 달려 있습니다.",
    'install.others': '함께 들어온 이벤트',
  },
  {
    'install.lead': 'One tag is all it takes. It neither slows your shop nor stops it.',
    'install.tag': 'Paste the tag',
    'install.tag.lead':
      'Put it into the <head> of every page. If desktop and mobile have skins of their own, both need it.',
    'install.tag.demo': 'The demo shop has its tag already. To install on a shop of yours, add that shop first.',
    'install.tag.consent': 'This tag records nothing until the visitor agrees. When they do, call:',
    'install.tag.gpc': 'This tag does not heed the Global Privacy Control of browsers.',
    'install.tag.change': 'Change privacy settings',
    'install.tag.own': 'Send events yourself',
    'install.tag.ownLead':
      'Not needed where there is a GA4 data layer. Elsewhere, send them like this. The first line keeps calls until the tag has arrived.',
    'install.origins': 'Allowed addresses',
    'install.origins.lead': 'Only events from these addresses are recorded.',
    'install.origins.none': 'No address is allowed yet. Add the address of your shop.',
    'install.origins.own': 'Always allowed',
    'install.origins.new': 'Add an address',
    'install.origins.removeOne': 'Remove {origin}',
    'install.origins.addOne': 'Add {origin}',
    'install.origins.added': '{origin} has been added',
    'install.origins.removed': '{origin} has been removed',
    'install.refused': 'Refused addresses',
    'install.refused.lead': 'These have the tag but are not on the list. Add the ones that are yours.',
    'install.refused.count': '{count:time|times} · {when}',
    'install.check': 'Check the installation',
    'install.check.lead': 'Do each of these once in your shop. This page refreshes by itself.',
    'install.check.progress': '{seen} of {total} seen',
    'install.check.done': 'All of them seen',
    'install.check.next': 'Go on to campaigns',
    'install.check.seen': '{count:time|times} · {when}',
    'install.check.missing': 'Not yet',
    'install.help.page_view':
      'Open a page that has the tag. If it stays missing, see whether your shop is among the allowed addresses.',
    'install.help.view_item': 'Open a product page. GA4 data layers, schema.org Product and OpenGraph are read.',
    'install.help.add_to_cart':
      "Put something into the cart. If it stays missing, call dangol('event', 'add_to_cart', …) at that moment.",
    'install.help.begin_checkout':
      "Go as far as the checkout. If it stays missing, call dangol('event', 'begin_checkout') there.",
    'install.help.purchase':
      "On the order-complete page, call dangol('event', 'purchase', …) with order number and value. Coupons and revenue depend on it.",
    'install.others': 'Also seen',
  },
);
