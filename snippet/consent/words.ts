/** What our own banner says. */
export type BannerWords = {
  lang: string;
  title: string;
  text: (shop: string) => string;
  policy: string;
  yes: string;
  no: string;
};

const ko: BannerWords = {
  lang: 'ko',
  title: '방문 기록 사용에 동의하시겠어요?',
  text: (shop) =>
    `${shop}에서 보신 상품을 이 브라우저에 기억해 두었다가 알맞은 안내와 쿠폰을 보여 드립니다. 다른 회사와 나누지 않으며, 거절해도 모든 기능을 쓸 수 있습니다.`,
  policy: '개인정보 처리방침',
  yes: '동의',
  no: '거절',
};

const en: BannerWords = {
  lang: 'en',
  title: 'May we remember your visit?',
  text: (shop) =>
    `${shop} would like to remember in this browser which products you look at, to show you fitting notices and coupons. It is shared with no other company, and everything works if you say no.`,
  policy: 'Privacy policy',
  yes: 'Yes',
  no: 'No',
};

/** In the language of the page, Korean where that is Korean. */
export function bannerWords(language: string): BannerWords {
  return /^ko\b/i.test(language) ? ko : en;
}
