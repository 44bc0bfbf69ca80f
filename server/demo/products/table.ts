import type { Product } from '../product.ts';

export const table: Product[] = [
  {
    id: 'moon-mug',
    category: 'table',
    name: { ko: '달빛 백자 머그', en: 'Moonlight Porcelain Mug' },
    line: { ko: '두 손에 꼭 맞는 둥근 백자', en: 'Round white porcelain for both hands' },
    price: 32_000,
    badge: { ko: '베스트', en: 'Best' },
    option: {
      name: { ko: '용량', en: 'Size' },
      values: [
        { ko: '300 ml', en: '300 ml' },
        { ko: '420 ml', en: '420 ml' },
      ],
    },
    closeUps: ['190 380 320 400', '250 520 280 350'],
    story: [
      {
        title: { ko: '달이 뜨는 찻잔', en: 'A cup where the moon rises' },
        text: {
          ko: '산등성이 위로 달이 떠오르는 모습을 청화 안료로 한 획씩 그렸어요. 커피를 마시다 문득 눈이 머무는 자리입니다.',
          en: 'The moon over a ridge, painted in cobalt one stroke at a time; a place for the eye to rest mid-coffee.',
        },
      },
      {
        title: { ko: '입술에 닿는 두께 2 mm', en: 'Two millimetres at the lip' },
        text: {
          ko: '몸통은 도톰해서 온기를 오래 지키고, 입이 닿는 끝은 얇게 깎아 마실 때 걸리지 않아요.',
          en: 'Thick in the body to hold the heat, thinned at the rim so that nothing comes between you and the drink.',
        },
      },
      {
        title: { ko: '매일 쓰는 그릇답게', en: 'Made for every day' },
        text: {
          ko: '1,280도에서 구워 단단하고, 전자레인지와 식기세척기에 넣어도 괜찮아요.',
          en: 'Fired at 1,280 °C; microwave and dishwasher safe.',
        },
      },
    ],
    facts: [
      { name: { ko: '소재', en: 'Material' }, value: { ko: '백자, 청화 안료', en: 'White porcelain, cobalt' } },
      { name: { ko: '만든 곳', en: 'Made in' }, value: { ko: '경기도 이천 도예 공방', en: 'A pottery in Icheon' } },
      { name: { ko: '무게', en: 'Weight' }, value: { ko: '300 ml 기준 290 g', en: '290 g (300 ml)' } },
      { name: { ko: '사용', en: 'Use' }, value: { ko: '전자레인지·식기세척기 가능', en: 'Microwave, dishwasher' } },
    ],
    sizes: [
      [
        { ko: '용량', en: 'Size' },
        { ko: '입구 지름', en: 'Rim' },
        { ko: '높이', en: 'Height' },
      ],
      [
        { ko: '300 ml', en: '300 ml' },
        { ko: '8.6 cm', en: '8.6 cm' },
        { ko: '8.2 cm', en: '8.2 cm' },
      ],
      [
        { ko: '420 ml', en: '420 ml' },
        { ko: '9.4 cm', en: '9.4 cm' },
        { ko: '9.3 cm', en: '9.3 cm' },
      ],
    ],
    care: [
      { ko: '부드러운 수세미로 닦아 주세요.', en: 'Clean with a soft sponge.' },
      { ko: '찻물이 들면 베이킹소다로 문질러 주세요.', en: 'Rub tea stains with baking soda.' },
    ],
    reviews: [
      {
        who: '장*비',
        stars: 5,
        on: '2026-11-15',
        text: {
          ko: '손에 쥐는 느낌이 정말 좋아요. 아침이 기다려집니다.',
          en: 'It feels so good in the hand; I look forward to mornings.',
        },
      },
      {
        who: '송*현',
        stars: 5,
        on: '2026-11-06',
        text: { ko: '집들이 선물로 두 개 샀는데 반응이 좋았어요.', en: 'Two as a housewarming gift: a great success.' },
      },
      {
        who: '허*원',
        stars: 5,
        on: '2026-10-22',
        text: {
          ko: '그림이 조금씩 달라요. 손으로 그렸다는 게 느껴집니다.',
          en: 'Each drawing differs a little; you can tell it is by hand.',
        },
      },
    ],
  },
  {
    id: 'brass-set',
    category: 'table',
    name: { ko: '방짜 유기 수저 세트', en: 'Bangjja Brass Cutlery' },
    line: { ko: '두드려 만든 황금빛 한 벌', en: 'A golden pair, beaten by hand' },
    price: 64_000,
    option: {
      name: { ko: '구성', en: 'Set' },
      values: [
        { ko: '1인', en: 'For one' },
        { ko: '2인', en: 'For two' },
      ],
    },
    closeUps: ['180 160 320 400', '320 520 280 350'],
    story: [
      {
        title: { ko: '천 번의 망치질', en: 'A thousand blows' },
        text: {
          ko: '구리와 주석을 78 대 22로 녹여 부은 뒤 식기 전에 두드려 폅니다. 표면의 자잘한 무늬는 망치가 지나간 자리예요.',
          en: 'Copper and tin, 78 to 22, are cast and beaten while hot. The fine marks are where the hammer fell.',
        },
      },
      {
        title: { ko: '밥맛이 달라지는 수저', en: 'It changes the meal' },
        text: {
          ko: '묵직하지만 균형이 좋아 손이 편해요. 유기는 따뜻함을 오래 지녀서 국 한 숟갈이 끝까지 따뜻합니다.',
          en: 'Heavy yet balanced. Brass keeps its warmth, so the last spoonful is as hot as the first.',
        },
      },
      {
        title: { ko: '시간이 윤을 내 줍니다', en: 'Polished by time' },
        text: {
          ko: '쓸수록 은은한 빛으로 가라앉아요. 다시 반짝이게 하고 싶을 때는 함께 드리는 초록 수세미로 닦아 주세요.',
          en: 'With use it mellows. To bring back the shine, use the green pad we include.',
        },
      },
    ],
    facts: [
      {
        name: { ko: '소재', en: 'Material' },
        value: { ko: '방짜 유기 (구리 78%, 주석 22%)', en: 'Bangjja bronze (78% copper, 22% tin)' },
      },
      { name: { ko: '만든 곳', en: 'Made in' }, value: { ko: '경북 안동', en: 'Andong' } },
      {
        name: { ko: '구성', en: 'Includes' },
        value: { ko: '숟가락, 젓가락, 받침, 수세미', en: 'Spoon, chopsticks, rest, pad' },
      },
      { name: { ko: '포장', en: 'Packed in' }, value: { ko: '무명 보자기', en: 'A cotton wrap' } },
    ],
    sizes: [
      [
        { ko: '구분', en: 'Piece' },
        { ko: '길이', en: 'Length' },
        { ko: '무게', en: 'Weight' },
      ],
      [
        { ko: '숟가락', en: 'Spoon' },
        { ko: '21 cm', en: '21 cm' },
        { ko: '68 g', en: '68 g' },
      ],
      [
        { ko: '젓가락', en: 'Chopsticks' },
        { ko: '22 cm', en: '22 cm' },
        { ko: '56 g', en: '56 g' },
      ],
    ],
    care: [
      { ko: '식기세척기는 피하고 바로 물기를 닦아 주세요.', en: 'No dishwasher; wipe dry at once.' },
      { ko: '얼룩은 초록 수세미로 결을 따라 문질러 주세요.', en: 'Rub stains along the grain with the green pad.' },
    ],
    reviews: [
      {
        who: '홍*표',
        stars: 5,
        on: '2026-11-11',
        text: {
          ko: '부모님 선물로 드렸는데 보자기 포장까지 정성스러워요.',
          en: 'A gift for my parents; even the wrapping is thoughtful.',
        },
      },
      {
        who: '남*주',
        stars: 4,
        on: '2026-10-29',
        text: { ko: '묵직한 손맛이 좋고 국이 정말 오래 따뜻해요.', en: 'A satisfying weight, and soup stays hot.' },
      },
      {
        who: '전*빈',
        stars: 4,
        on: '2026-10-16',
        text: { ko: '관리가 필요하지만 그만큼 애착이 가요.', en: 'It needs care, and that makes me fonder of it.' },
      },
    ],
  },
  {
    id: 'tray-table',
    category: 'table',
    name: { ko: '호두나무 소반', en: 'Walnut Soban' },
    line: { ko: '찻상으로도 협탁으로도 좋은 작은 상', en: 'A small table for tea, or by the bed' },
    price: 148_000,
    badge: { ko: '새로 나왔어요', en: 'New' },
    option: {
      name: { ko: '마감', en: 'Finish' },
      values: [
        { ko: '천연 오일', en: 'Natural oil' },
        { ko: '옻칠', en: 'Lacquer' },
      ],
    },
    closeUps: ['100 400 320 400', '340 500 320 400'],
    story: [
      {
        title: { ko: '혼자만의 상차림', en: 'A table of one’s own' },
        text: {
          ko: '옛사람들은 한 사람 앞에 하나씩 소반을 놓았어요. 차 한 잔과 책 한 권을 올리면 방 한구석이 나만의 자리가 됩니다.',
          en: 'Each guest once had a soban of their own. Set down a cup and a book, and a corner becomes yours.',
        },
      },
      {
        title: { ko: '호랑이 다리를 닮은 곡선', en: 'Curved like a tiger’s leg' },
        text: {
          ko: '밖으로 부풀었다가 안으로 모이는 호족반의 다리를 단정하게 다듬었어요. 통나무를 깎아 이음매가 튼튼합니다.',
          en: 'The hojok leg swells and gathers in; ours is quieter, cut from solid wood and firmly joined.',
        },
      },
      {
        title: { ko: '나무가 익어 가는 색', en: 'A colour that ripens' },
        text: {
          ko: '천연 오일만 세 번 발라 나뭇결이 그대로 보여요. 해를 넘길수록 색이 깊어집니다.',
          en: 'Three coats of natural oil leave the grain in sight; it deepens year by year.',
        },
      },
    ],
    facts: [
      {
        name: { ko: '소재', en: 'Material' },
        value: { ko: '북미산 호두나무 원목', en: 'Solid North American walnut' },
      },
      { name: { ko: '만든 곳', en: 'Made in' }, value: { ko: '전북 남원 목공방', en: 'A woodshop in Namwon' } },
      { name: { ko: '하중', en: 'Load' }, value: { ko: '15 kg 이하', en: 'Up to 15 kg' } },
      { name: { ko: '배송', en: 'Delivery' }, value: { ko: '완성품으로 배송', en: 'Arrives assembled' } },
    ],
    sizes: [
      [
        { ko: '구분', en: 'Part' },
        { ko: '지름', en: 'Diameter' },
        { ko: '높이', en: 'Height' },
      ],
      [
        { ko: '상판', en: 'Top' },
        { ko: '42 cm', en: '42 cm' },
        { ko: '2.4 cm', en: '2.4 cm' },
      ],
      [
        { ko: '전체', en: 'Whole' },
        { ko: '42 cm', en: '42 cm' },
        { ko: '30 cm', en: '30 cm' },
      ],
    ],
    care: [
      { ko: '젖은 컵은 받침을 받쳐 주세요.', en: 'Use a coaster under wet cups.' },
      { ko: '일 년에 한 번 식물성 오일로 닦아 주세요.', en: 'Wipe with plant oil once a year.' },
    ],
    reviews: [
      {
        who: '양*라',
        stars: 5,
        on: '2026-11-13',
        text: {
          ko: '침대 옆 협탁으로 쓰는데 곡선이 정말 아름다워요.',
          en: 'I use it by the bed. The curves are beautiful.',
        },
      },
      {
        who: '구*찬',
        stars: 5,
        on: '2026-11-04',
        text: { ko: '차 마시는 시간이 늘었습니다. 만듦새가 훌륭해요.', en: 'I drink more tea now. Superbly made.' },
      },
      {
        who: '류*인',
        stars: 4,
        on: '2026-10-19',
        text: { ko: '생각보다 묵직해서 안정감이 있어요.', en: 'Heavier than expected, and very stable.' },
      },
    ],
  },
];
