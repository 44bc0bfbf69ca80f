import { dictionary } from './dictionary.ts';

/** Settings: what the shop's own server proves itself with. */
export const access = dictionary(
  {
    'access.title': '쇼핑몰 서버 연결',
    'access.lead':
      '브라우저가 알린 주문은 주장일 뿐입니다. 쇼핑몰 서버가 결제, 취소, 환불을 알려 주면 매출이 확인된 금액으로 바뀝니다.',
    'access.key': 'API 키',
    'access.key.lead': '쇼핑몰 서버가 주문과 고객 정보를 보낼 때 쓰는 비밀 키입니다. 페이지에는 절대 넣지 마세요.',
    'access.key.make': 'API 키 발급',
    'access.key.example': '주문을 보내는 예',
    'access.none': '없음',
    'access.set': '…{hint} · {when} 설정',
    'access.replace': '새로 발급',
    'access.replace.title': '새로 발급할까요?',
    'access.replace.text': '지금 쓰는 값은 바로 멈춥니다. 쇼핑몰 서버에 새 값을 넣을 준비가 되었을 때 발급하세요.',
    'access.once': '지금 복사해 두세요. 이 값은 다시 볼 수 없습니다.',
    'access.webhooks': '웹훅',
    'access.webhooks.lead':
      '쇼핑몰 플랫폼이 주문 소식을 직접 보내게 합니다. 아래 주소를 플랫폼에 등록하고 비밀 값을 저장하세요.',
    'access.webhooks.address': '받는 주소',
    'access.webhooks.secret': '비밀 값',
    'access.webhooks.saved': '{platform} 웹훅의 비밀 값을 저장했습니다',
    'access.webhooks.removed': '{platform} 웹훅을 더는 받지 않습니다',
    'access.webhooks.remove': '{platform} 웹훅 끄기',
    'access.shopify': 'Shopify',
    'access.shopify.hint':
      '설정 > 알림 > 웹훅에서 주문 생성, 주문 업데이트, 주문 결제, 주문 취소, 환불 생성을 JSON으로 등록합니다. 비밀 값은 그 화면 아래에 있는 서명 키입니다.',
    'access.woocommerce': 'WooCommerce',
    'access.woocommerce.hint':
      'WooCommerce > 설정 > 고급 > 웹훅에서 주문 생성, 주문 업데이트, 주문 삭제를 등록하고, 비밀 값에는 직접 정한 값을 두 곳에 똑같이 넣습니다.',
    'access.cafe24': 'Cafe24',
    'access.cafe24.hint':
      '개발자센터의 앱에서 주문 접수, 입금 상태 변경, 취소 상태 변경 웹훅을 등록합니다. 비밀 값은 웹훅 API Key입니다. 부분 환불과 반품 금액은 웹훅에 없으므로 API로 보내 주세요.',
    'access.identify': '로그인 서명',
    'access.identify.lead':
      '서명을 요구하면, 다른 회원인 척해서 그 회원의 쿠폰을 받아 갈 수 없습니다. 쇼핑몰 서버가 회원 아이디에 서명해 페이지에 넣어 줍니다.',
    'access.identify.make': '서명 비밀 값 발급',
    'access.identify.secret': '서명 비밀 값',
    'access.identify.required': '서명이 맞는 로그인만 받기',
    'access.identify.requiredHint':
      '켜기 전에 모든 페이지가 서명을 보내는지 확인하세요. 서명이 없거나 틀리면 방문자는 비회원으로 남습니다.',
    'access.identify.needsSecret': '먼저 비밀 값을 발급하세요.',
    'access.identify.example': '서명하는 예',
  },
  {
    'access.title': "Your shop's server",
    'access.lead':
      'An order that a browser tells of is a claim. When your server tells what was paid, cancelled and refunded, revenue becomes what is confirmed.',
    'access.key': 'API key',
    'access.key.lead': 'Your server sends orders and customers with it. It is a secret: never put it into a page.',
    'access.key.make': 'Make an API key',
    'access.key.example': 'How to send an order',
    'access.none': 'None',
    'access.set': '…{hint} · set {when}',
    'access.replace': 'Replace',
    'access.replace.title': 'Replace it?',
    'access.replace.text': 'The one in use stops at once. Do it when you can put the new one into your server.',
    'access.once': 'Copy it now. It cannot be shown again.',
    'access.webhooks': 'Webhooks',
    'access.webhooks.lead':
      'Let your shop platform tell of orders by itself: register the address there, and save the secret here.',
    'access.webhooks.address': 'Address',
    'access.webhooks.secret': 'Secret',
    'access.webhooks.saved': 'Saved the secret of {platform} webhooks',
    'access.webhooks.removed': '{platform} webhooks are no longer taken',
    'access.webhooks.remove': 'Stop {platform} webhooks',
    'access.shopify': 'Shopify',
    'access.shopify.hint':
      'Settings > Notifications > Webhooks: order creation, update, payment and cancellation, and refund creation, as JSON. The secret is the signing key below that list.',
    'access.woocommerce': 'WooCommerce',
    'access.woocommerce.hint':
      'WooCommerce > Settings > Advanced > Webhooks: order created, updated and deleted. The secret is one that you choose: put the same into both places.',
    'access.cafe24': 'Cafe24',
    'access.cafe24.hint':
      'In your app at the developer centre: order received, payment status changed, cancellation status changed. The secret is the webhook API key. These webhooks hold no amounts of partial refunds and returns: send those with the API.',
    'access.identify': 'Signed log-ins',
    'access.identify.lead':
      "Where signatures are asked for, nobody can pose as a member to get that member's coupon. Your server signs the customer id and puts the signature into the page.",
    'access.identify.make': 'Make a signing secret',
    'access.identify.secret': 'Signing secret',
    'access.identify.required': 'Take only log-ins with a right signature',
    'access.identify.requiredHint':
      'First make sure that every page sends one. Without a right signature the visitor stays a guest.',
    'access.identify.needsSecret': 'Make a secret first.',
    'access.identify.example': 'How to sign',
  },
);
