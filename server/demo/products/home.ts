import type { Product } from '../product.ts';

export const home: Product[] = [
  {
    id: 'waffle-throw',
    category: 'home',
    name: { ko: '구름 와플 블랭킷', en: 'Cloud Waffle Throw' },
    line: { ko: '공기를 품어 가볍고 따뜻한 와플 조직', en: 'A waffle weave that holds warm air' },
    price: 89_000,
    badge: { ko: '베스트', en: 'Best' },
    option: {
      name: { ko: '크기', en: 'Size' },
      values: [
        { ko: '무릎 담요 (90×120)', en: 'Lap (90×120)' },
        { ko: '1인용 (130×170)', en: 'Single (130×170)' },
      ],
    },
    closeUps: ['240 280 300 375', '360 560 280 350'],
    story: [
      {
        title: { ko: '낮잠의 무게', en: 'The weight of a nap' },
        text: {
          ko: '무겁지 않은데 덮으면 마음이 놓이는 무게를 찾았어요. 올록볼록한 와플 조직이 공기를 품어 얇아도 금세 따뜻해집니다.',
          en: 'Not heavy, yet it settles you. The waffle holds air, so a thin layer warms quickly.',
        },
      },
      {
        title: { ko: '표백하지 않은 면의 색', en: 'Cotton, unbleached' },
        text: {
          ko: '염색도 표백도 하지 않아 목화의 크림색이 그대로 남아 있어요. 아기와 반려동물이 함께 써도 안심할 수 있어요.',
          en: 'Neither dyed nor bleached, it keeps the cream of the boll. Safe for babies and pets.',
        },
      },
      {
        title: { ko: '쓸수록 도톰해져요', en: 'Thicker with time' },
        text: {
          ko: '첫 세탁 뒤에 조직이 살아나면서 한층 폭신해집니다. 세 번쯤 빨았을 때가 가장 좋다는 분이 많아요.',
          en: 'The weave rises after the first wash. Many say the third wash is the sweet spot.',
        },
      },
    ],
    facts: [
      {
        name: { ko: '소재', en: 'Fabric' },
        value: { ko: '무표백 오가닉 코튼 100%', en: '100% unbleached organic cotton' },
      },
      { name: { ko: '만든 곳', en: 'Made in' }, value: { ko: '충남 공주 직조 공방', en: 'A weaving mill in Gongju' } },
      { name: { ko: '무게', en: 'Weight' }, value: { ko: '1인용 980 g', en: '980 g (single)' } },
      { name: { ko: '마감', en: 'Finish' }, value: { ko: '손으로 꼰 술', en: 'Hand-twisted fringe' } },
    ],
    sizes: [
      [
        { ko: '구분', en: 'Size' },
        { ko: '가로', en: 'Width' },
        { ko: '세로', en: 'Length' },
      ],
      [
        { ko: '무릎 담요', en: 'Lap' },
        { ko: '90 cm', en: '90 cm' },
        { ko: '120 cm', en: '120 cm' },
      ],
      [
        { ko: '1인용', en: 'Single' },
        { ko: '130 cm', en: '130 cm' },
        { ko: '170 cm', en: '170 cm' },
      ],
    ],
    care: [
      { ko: '세탁망에 넣어 울 코스로 돌려 주세요.', en: 'Machine-wash gently in a net bag.' },
      { ko: '건조기는 낮은 온도에서 사용해 주세요.', en: 'Tumble dry on low.' },
    ],
    reviews: [
      {
        who: '문*정',
        stars: 5,
        on: '2026-11-12',
        text: {
          ko: '거실 소파에 걸쳐만 두어도 예뻐요. 아이가 서로 덮겠다고 합니다.',
          en: 'Lovely just draped on the sofa. My children fight over it.',
        },
      },
      {
        who: '신*철',
        stars: 5,
        on: '2026-10-30',
        text: { ko: '가벼운데 정말 따뜻합니다. 하나 더 샀어요.', en: 'Light but truly warm. I bought another.' },
      },
      {
        who: '강*나',
        stars: 4,
        on: '2026-10-14',
        text: {
          ko: '처음엔 보풀이 조금 있었는데 세탁하니 괜찮아졌어요.',
          en: 'A little lint at first; gone after a wash.',
        },
      },
    ],
  },
  {
    id: 'paper-lamp',
    category: 'home',
    name: { ko: '한지 달무리 등', en: 'Dalmuri Hanji Lamp' },
    line: { ko: '닥종이 한 겹이 걸러 낸 부드러운 빛', en: 'Light, softened by mulberry paper' },
    price: 128_000,
    option: {
      name: { ko: '전구', en: 'Bulb' },
      values: [
        { ko: '따뜻한 빛 (2700K)', en: 'Warm (2700 K)' },
        { ko: '달빛 (3000K)', en: 'Moonlight (3000 K)' },
      ],
    },
    closeUps: ['180 230 320 400', '240 600 320 400'],
    story: [
      {
        title: { ko: '달무리를 방 안에', en: 'A halo, indoors' },
        text: {
          ko: '달 둘레에 번지는 둥근 빛을 달무리라고 불러요. 전주에서 손으로 뜬 한지를 둥글게 이어 붙여 눈부심 없는 빛을 만들었습니다.',
          en: 'Dalmuri is the ring of light around the moon. Hand-laid paper from Jeonju is joined in the round to glow without glare.',
        },
      },
      {
        title: { ko: '하나도 같지 않은 결', en: 'No two alike' },
        text: {
          ko: '닥나무 섬유가 흩어진 모양이 하나하나 달라요. 불을 켜면 그 결이 천천히 떠오릅니다.',
          en: 'The mulberry fibres fall differently in every sheet; switch it on and the pattern slowly appears.',
        },
      },
      {
        title: { ko: '잠들기 전 세 단계', en: 'Three steps to sleep' },
        text: {
          ko: '줄에 달린 스위치로 밝기를 세 단계로 조절할 수 있어요. 가장 어두운 빛은 새벽에 깨도 눈이 편안합니다.',
          en: 'A switch on the cord dims in three steps; the lowest is gentle even at dawn.',
        },
      },
    ],
    facts: [
      { name: { ko: '소재', en: 'Material' }, value: { ko: '전주 한지, 호두나무', en: 'Jeonju hanji, walnut' } },
      { name: { ko: '만든 곳', en: 'Made in' }, value: { ko: '전북 전주', en: 'Jeonju' } },
      { name: { ko: '전원', en: 'Power' }, value: { ko: '220 V · LED E26 포함', en: '220 V, LED E26 included' } },
      { name: { ko: '전선 길이', en: 'Cord' }, value: { ko: '2 m', en: '2 m' } },
    ],
    sizes: [
      [
        { ko: '부분', en: 'Part' },
        { ko: '지름', en: 'Diameter' },
        { ko: '높이', en: 'Height' },
      ],
      [
        { ko: '등갓', en: 'Shade' },
        { ko: '32 cm', en: '32 cm' },
        { ko: '30 cm', en: '30 cm' },
      ],
      [
        { ko: '전체', en: 'Whole' },
        { ko: '32 cm', en: '32 cm' },
        { ko: '46 cm', en: '46 cm' },
      ],
    ],
    care: [
      { ko: '마른 붓이나 먼지떨이로 가볍게 털어 주세요.', en: 'Dust lightly with a dry brush.' },
      { ko: '물이 닿지 않는 곳에 두세요.', en: 'Keep away from water.' },
    ],
    reviews: [
      {
        who: '임*솔',
        stars: 5,
        on: '2026-11-14',
        text: {
          ko: '침실 분위기가 완전히 달라졌어요. 빛이 정말 달 같아요.',
          en: 'It changed the bedroom entirely. The light really is like the moon.',
        },
      },
      {
        who: '조*민',
        stars: 5,
        on: '2026-11-03',
        text: {
          ko: '포장이 꼼꼼해서 종이가 구겨짐 없이 왔습니다.',
          en: 'Packed so well that the paper arrived flawless.',
        },
      },
      {
        who: '배*경',
        stars: 5,
        on: '2026-10-20',
        text: {
          ko: '생각보다 커요. 낮은 장 위에 두니 딱 좋습니다.',
          en: 'Bigger than I thought; perfect on a low chest.',
        },
      },
    ],
  },
  {
    id: 'patch-cushion',
    category: 'home',
    name: { ko: '조각보 쿠션 커버', en: 'Jogakbo Cushion Cover' },
    line: { ko: '남은 천을 이어 만든 단 하나의 무늬', en: 'Off-cuts pieced into a pattern of one' },
    price: 42_000,
    wasPrice: 49_000,
    badge: { ko: '겨울 특가', en: 'Winter offer' },
    option: {
      name: { ko: '구성', en: 'Set' },
      values: [
        { ko: '커버만', en: 'Cover only' },
        { ko: '커버 + 솜', en: 'Cover and filling' },
      ],
    },
    closeUps: ['170 270 300 375', '380 400 260 325'],
    story: [
      {
        title: { ko: '버리지 않는 마음', en: 'Nothing thrown away' },
        text: {
          ko: '셔츠와 바지를 만들고 남은 천을 모아 두었다가 조각보로 이었어요. 손바닥보다 작은 조각도 제자리를 찾습니다.',
          en: 'We keep what is left of our shirts and trousers and piece it like a jogakbo. Even the smallest scrap finds a place.',
        },
      },
      {
        title: { ko: '쌈솔로 이은 튼튼한 솔기', en: 'Seams that hold' },
        text: {
          ko: '조각마다 솔기를 감싸 박아 안팎이 모두 깔끔해요. 뒤척여도 뜯어지지 않습니다.',
          en: 'Each seam is folded and stitched, tidy inside and out, and will not come apart.',
        },
      },
      {
        title: { ko: '받아 보기 전까지 모르는 무늬', en: 'A pattern you meet on arrival' },
        text: {
          ko: '색은 사진과 같은 계열로 맞추되 조각의 자리는 하나하나 달라요. 내 것이 어떤 모양일지 기대해 주세요.',
          en: 'The colours stay in this family; the arrangement is always new. Look forward to yours.',
        },
      },
    ],
    facts: [
      { name: { ko: '소재', en: 'Fabric' }, value: { ko: '코튼·린넨 자투리 천', en: 'Cotton and linen off-cuts' } },
      {
        name: { ko: '만든 곳', en: 'Made in' },
        value: { ko: '서울 성수동 작업실', en: 'Our studio in Seongsu-dong, Seoul' },
      },
      { name: { ko: '여밈', en: 'Closing' }, value: { ko: '숨은 지퍼', en: 'Hidden zip' } },
      {
        name: { ko: '솜', en: 'Filling' },
        value: { ko: '재생 폴리에스터 (선택)', en: 'Recycled polyester (optional)' },
      },
    ],
    sizes: [
      [
        { ko: '구분', en: 'Part' },
        { ko: '가로', en: 'Width' },
        { ko: '세로', en: 'Height' },
      ],
      [
        { ko: '커버', en: 'Cover' },
        { ko: '45 cm', en: '45 cm' },
        { ko: '45 cm', en: '45 cm' },
      ],
      [
        { ko: '솜', en: 'Filling' },
        { ko: '50 cm', en: '50 cm' },
        { ko: '50 cm', en: '50 cm' },
      ],
    ],
    care: [
      { ko: '찬물에 중성 세제로 손세탁해 주세요.', en: 'Hand-wash cold with mild detergent.' },
      { ko: '처음 두 번은 단독으로 세탁해 주세요.', en: 'Wash on its own the first two times.' },
    ],
    reviews: [
      {
        who: '노*영',
        stars: 5,
        on: '2026-11-09',
        text: {
          ko: '색 조합이 정말 고급스러워요. 거실의 주인공이 됐습니다.',
          en: 'Such refined colours. It is the star of our living room.',
        },
      },
      {
        who: '권*태',
        stars: 4,
        on: '2026-10-25',
        text: {
          ko: '두 개를 샀는데 무늬가 달라서 더 재미있어요.',
          en: 'I bought two; the different patterns are half the fun.',
        },
      },
      {
        who: '유*담',
        stars: 4,
        on: '2026-10-09',
        text: {
          ko: '바느질이 꼼꼼해요. 솜까지 함께 사길 잘했어요.',
          en: 'Neat stitching. Glad I took the filling too.',
        },
      },
    ],
  },
];
