import { dictionary } from './dictionary.ts';

/** Where the tag goes on each platform, in the words of its own screens. */
export const guide = dictionary(
  {
    'guide.choose': '쇼핑몰 플랫폼',
    'guide.other': '기타 · 자체 제작',
    'guide.detected': '쇼핑몰에서 감지됨',
    'guide.paste': '아래 코드를 붙여 넣습니다.',
    'guide.cafe24.1': '카페24 관리자에서 디자인 > 디자인 보관함을 열고, 쓰고 있는 디자인의 ‘편집’을 누릅니다.',
    'guide.cafe24.2':
      '왼쪽 목록에서 layout/basic/layout.html과 layout/basic/main.html을 각각 열어, </head> 바로 위에 붙여 넣고 저장합니다.',
    'guide.cafe24.3': '모바일 디자인이 따로 있으면 그 디자인에도 똑같이 붙여 넣습니다.',
    'guide.cafe24.note':
      '네이버페이 주문은 네이버에서 끝나므로 버튼을 누른 것까지만 보입니다. 카페24 웹훅을 연결하면 주문과 환불까지 들어옵니다.',
    'guide.shopify.1': '온라인 스토어 > 테마에서 쓰고 있는 테마의 ⋯ > 코드 편집을 누릅니다.',
    'guide.shopify.2': 'layout/theme.liquid를 열어 </head> 바로 위에 붙여 넣고 저장합니다.',
    'guide.shopify.3':
      'Shopify 관리자의 설정 > 알림 > 웹훅에서 주문 웹훅을 만들어 연결합니다. 구매와 환불은 이 길로 들어옵니다.',
    'guide.shopify.note':
      '결제 페이지에는 태그가 들어갈 수 없습니다. 브라우저에서는 결제하러 간 것까지만 보이고, 주문은 웹훅으로 들어와 그 장바구니와 이어집니다.',
    'guide.woocommerce.1':
      'WordPress 관리자에서 플러그인 > 새로 추가로 ‘WPCode’를 설치하고, Code Snippets > Header & Footer를 엽니다.',
    'guide.woocommerce.2': 'Header 칸에 붙여 넣고 Save Changes를 누릅니다.',
    'guide.woocommerce.3': '캐시 플러그인이 있으면 캐시를 비우고, ‘JavaScript 지연’ 대상에서 이 태그를 뺍니다.',
    'guide.woocommerce.note':
      '회원은 블록 테마에서만 저절로 보입니다. 다른 테마에서는 화면에서 가리켜 알려줄 수 있습니다.',
    'guide.opencart.1': '관리자에서 Design > Theme Editor를 열고 Common > header.twig를 고릅니다.',
    'guide.opencart.2': '</head> 바로 위에 붙여 넣고 저장합니다.',
    'guide.opencart.3': '대시보드의 톱니바퀴에서 Theme 캐시를 새로 고칩니다.',
    'guide.opencart.note':
      '주문 완료 화면에는 주문 번호와 금액이 없습니다. 금액은 주문서에서 기억해 두었다가 쓰고, 주문 번호는 주문 API로 확인할 수 있습니다.',
    'guide.magento.1': '관리자에서 Content > Design > Configuration을 열고 스토어 뷰의 Edit를 누릅니다.',
    'guide.magento.2': 'HTML Head > Scripts and Style Sheets 칸에 붙여 넣고 Save Configuration을 누릅니다.',
    'guide.magento.3': 'System > Cache Management에서 Flush Magento Cache를 누릅니다.',
    'guide.magento.note':
      '2.4.7부터 결제 페이지는 CSP 목록에 있는 스크립트만 실행합니다. csp_whitelist.xml의 script-src와 connect-src에 이 서버의 주소가 있어야 주문서가 보입니다. 회원은 결제할 때만 보입니다.',
    'guide.prestashop.1': '호스팅의 파일 관리자로 themes/내 테마/templates/_partials/head.tpl을 엽니다.',
    'guide.prestashop.2': '파일의 맨 끝에 붙여 넣고 저장합니다.',
    'guide.prestashop.3': '관리자의 고급 설정 > 성능에서 캐시를 비웁니다.',
    'guide.gtm.1': '태그 > 새로 만들기 > 태그 구성에서 ‘맞춤 HTML’을 고릅니다.',
    'guide.gtm.2': '붙여 넣고, 트리거로 ‘Initialization - All Pages’를 고릅니다.',
    'guide.gtm.3': '저장한 뒤 ‘제출’을 눌러 게시합니다. 미리보기만으로는 고객에게 보이지 않습니다.',
    'guide.gtm.note':
      'Tag Manager는 data- 속성을 지우므로 코드가 다릅니다. 데이터 레이어에 없는 것은 쇼핑몰 플랫폼에서 읽거나, 알려준 대로 읽습니다.',
    'guide.other.1': '모든 페이지가 함께 쓰는 머리 부분(header) 파일을 엽니다.',
    'guide.other.2': '<head> 안에 붙여 넣고 저장합니다. PC와 모바일 화면이 따로라면 양쪽 모두입니다.',
    'guide.other.3':
      '상품 페이지를 열어 보세요. 상품이나 장바구니가 보이지 않으면 화면에서 가리켜 알려줄 수 있습니다. 코드는 필요 없습니다.',
    'guide.toMapping': '쇼핑몰 알려주기',
    'guide.toServer': '웹훅 연결',
    'guide.gives': '이 플랫폼에서 보이는 것',
    'guide.compare': '모든 플랫폼 비교',
    'guide.platform': '플랫폼',
    'need.pages': '페이지',
    'need.products': '상품 조회',
    'need.cart': '장바구니',
    'need.checkout': '주문서',
    'need.purchase': '구매',
    'need.customer': '회원',
    'need.refunds': '환불',
    'way.yes': '저절로',
    'way.partly': '일부',
    'way.layer': '데이터 레이어',
    'way.markup': '마크업 · 알려주기',
    'way.mapping': '알려주기',
    'way.webhook': '웹훅',
    'way.api': '주문 API',
  },
  {
    'guide.choose': 'Shop platform',
    'guide.other': 'Other · own build',
    'guide.detected': 'Detected on your shop',
    'guide.paste': 'Paste the code below.',
    'guide.cafe24.1': 'In the Cafe24 admin, open Design > Design library and press “Edit” on the design in use.',
    'guide.cafe24.2':
      'In the list on the left open layout/basic/layout.html, then layout/basic/main.html; paste right above </head> in both and save.',
    'guide.cafe24.3': 'If there is a mobile design of its own, paste it there in the same way.',
    'guide.cafe24.note':
      'Naver Pay orders end at Naver, so only the press of the button is seen. With the Cafe24 webhook the orders and refunds come as well.',
    'guide.shopify.1': 'In Online Store > Themes press ⋯ > Edit code on the theme in use.',
    'guide.shopify.2': 'Open layout/theme.liquid, paste right above </head> and save.',
    'guide.shopify.3':
      'Under Settings > Notifications > Webhooks connect the order webhook: purchases and refunds come this way.',
    'guide.shopify.note':
      'No tag can be put on checkout pages. The browser shows no more than that a shopper went there; the order comes by webhook and is joined with that cart.',
    'guide.woocommerce.1':
      'In the WordPress admin install “WPCode” under Plugins > Add New, then open Code Snippets > Header & Footer.',
    'guide.woocommerce.2': 'Paste into the Header box and press Save Changes.',
    'guide.woocommerce.3':
      'If there is a caching plug-in, clear its cache and take this tag out of “delay JavaScript”.',
    'guide.woocommerce.note':
      'Members are seen by themselves with block themes only. Elsewhere they can be taught by pointing.',
    'guide.opencart.1': 'In the admin open Design > Theme Editor and pick Common > header.twig.',
    'guide.opencart.2': 'Paste right above </head> and save.',
    'guide.opencart.3': 'Refresh the Theme cache under the cog of the dashboard.',
    'guide.opencart.note':
      'The order-complete page has neither number nor total. The total is remembered from the checkout; the number can be confirmed through the orders API.',
    'guide.magento.1': 'In the admin open Content > Design > Configuration and press Edit beside your store view.',
    'guide.magento.2': 'Paste into HTML Head > Scripts and Style Sheets and press Save Configuration.',
    'guide.magento.3': 'Press Flush Magento Cache under System > Cache Management.',
    'guide.magento.note':
      'Since 2.4.7 the payment pages run only scripts on the CSP list. The checkout is seen once csp_whitelist.xml has the address of this server under script-src and connect-src. Members are seen at the checkout only.',
    'guide.prestashop.1': 'In the file manager of your hosting open themes/YOUR_THEME/templates/_partials/head.tpl.',
    'guide.prestashop.2': 'Paste at the very end of the file and save.',
    'guide.prestashop.3': 'Clear the cache in the admin under Advanced Parameters > Performance.',
    'guide.gtm.1': 'Under Tags > New > Tag Configuration choose “Custom HTML”.',
    'guide.gtm.2': 'Paste it, and choose “Initialization - All Pages” as the trigger.',
    'guide.gtm.3': 'Save, then press Submit to publish. A preview alone reaches no shopper.',
    'guide.gtm.note':
      'Tag Manager removes data- attributes, so the code is another one. What the data layer does not have is read from the shop platform, or taught by pointing.',
    'guide.other.1': 'Open the header file that all pages share.',
    'guide.other.2': 'Paste inside <head> and save. If desktop and mobile have pages of their own, both need it.',
    'guide.other.3':
      'Open a product page. If products or carts are not seen, teach them by pointing at the page. No code is needed.',
    'guide.toMapping': 'Teach your shop',
    'guide.toServer': 'Connect the webhook',
    'guide.gives': 'What is seen on this platform',
    'guide.compare': 'Compare all platforms',
    'guide.platform': 'Platform',
    'need.pages': 'Pages',
    'need.products': 'Product views',
    'need.cart': 'Cart',
    'need.checkout': 'Checkout',
    'need.purchase': 'Purchase',
    'need.customer': 'Members',
    'need.refunds': 'Refunds',
    'way.yes': 'By itself',
    'way.partly': 'In part',
    'way.layer': 'Data layer',
    'way.markup': 'Markup · taught',
    'way.mapping': 'Taught',
    'way.webhook': 'Webhook',
    'way.api': 'Orders API',
  },
);
