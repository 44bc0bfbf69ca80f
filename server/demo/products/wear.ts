import type { Product } from '../product.ts';

const wash = {
  cold: { ko: '30도 이하 찬물에 단독 세탁해 주세요.', en: 'Wash on its own, at 30 °C or colder.' },
  shade: { ko: '그늘에 뉘어 말리면 결이 오래가요.', en: 'Dry flat in the shade to keep the texture.' },
};

export const wear: Product[] = [
  {
    id: 'linen-shirt',
    category: 'wear',
    name: { ko: '바람결 린넨 셔츠', en: 'Breeze Linen Shirt' },
    line: { ko: '입을수록 부드러워지는 유럽산 린넨', en: 'European linen that softens with every wear' },
    price: 68_000,
    badge: { ko: '베스트', en: 'Best' },
    option: {
      name: { ko: '사이즈', en: 'Size' },
      values: [
        { ko: 'S', en: 'S' },
        { ko: 'M', en: 'M' },
        { ko: 'L', en: 'L' },
      ],
    },
    closeUps: ['240 240 320 400', '420 380 220 275'],
    story: [
      {
        title: { ko: '바람이 지나가는 옷', en: 'A shirt the wind walks through' },
        text: {
          ko: '한여름 마당에 널어 둔 이불 홑청의 감촉을 떠올리며 만들었어요. 성글게 짠 린넨 사이로 바람이 드나들어 몸에 달라붙지 않고, 한 겹만 걸쳐도 단정해 보입니다.',
          en: 'We had sun-dried summer sheets in mind. Air moves through the open weave so it never clings, and one layer is enough to look put together.',
        },
      },
      {
        title: { ko: '다리지 않아도 괜찮은 주름', en: 'Creases that need no iron' },
        text: {
          ko: '원단을 미리 물빨래하고 천천히 말려 자연스러운 구김을 넣었어요. 세탁 후 탁탁 털어 옷걸이에 걸어 두기만 하면 됩니다.',
          en: 'The cloth is washed and slowly dried before cutting, so the creases belong there. Shake it out, hang it up, done.',
        },
      },
      {
        title: { ko: '오래 입기 위한 작은 것들', en: 'Small things that make it last' },
        text: {
          ko: '솔기는 모두 쌈솔로 감싸 안쪽까지 깔끔하고, 단추는 조개껍데기를 깎아 만들었어요. 여분 단추 두 개를 안쪽 라벨 밑에 달아 두었습니다.',
          en: 'Every seam is flat-felled, the buttons are cut from shell, and two spares are sewn beneath the label.',
        },
      },
    ],
    facts: [
      {
        name: { ko: '소재', en: 'Fabric' },
        value: { ko: '린넨 100% (프랑스 노르망디)', en: '100% linen, Normandy, France' },
      },
      {
        name: { ko: '만든 곳', en: 'Made in' },
        value: { ko: '서울 창신동 봉제 공방', en: 'A sewing studio in Changsin-dong, Seoul' },
      },
      { name: { ko: '핏', en: 'Fit' }, value: { ko: '여유 있는 레귤러 핏', en: 'Relaxed regular' } },
      { name: { ko: '두께', en: 'Weight' }, value: { ko: '얇음 · 165 g/㎡', en: 'Light, 165 g/m²' } },
    ],
    sizes: [
      [
        { ko: '사이즈', en: 'Size' },
        { ko: '어깨', en: 'Shoulder' },
        { ko: '가슴 단면', en: 'Chest' },
        { ko: '총장', en: 'Length' },
      ],
      [
        { ko: 'S', en: 'S' },
        { ko: '46 cm', en: '46 cm' },
        { ko: '55 cm', en: '55 cm' },
        { ko: '70 cm', en: '70 cm' },
      ],
      [
        { ko: 'M', en: 'M' },
        { ko: '48 cm', en: '48 cm' },
        { ko: '58 cm', en: '58 cm' },
        { ko: '72 cm', en: '72 cm' },
      ],
      [
        { ko: 'L', en: 'L' },
        { ko: '50 cm', en: '50 cm' },
        { ko: '61 cm', en: '61 cm' },
        { ko: '74 cm', en: '74 cm' },
      ],
    ],
    care: [
      wash.cold,
      wash.shade,
      { ko: '다림질은 촉촉할 때 중간 온도로 해 주세요.', en: 'Iron warm while still damp, if at all.' },
    ],
    reviews: [
      {
        who: '서*연',
        stars: 5,
        on: '2026-11-02',
        text: {
          ko: '구김이 예쁜 셔츠는 처음이에요. 출근할 때도 집에서도 매일 손이 갑니다.',
          en: 'The first shirt whose creases I like. I reach for it every day, at work and at home.',
        },
      },
      {
        who: '김*호',
        stars: 5,
        on: '2026-10-21',
        text: {
          ko: '세 번 빨았더니 정말 더 부드러워졌어요. 단추 마감이 꼼꼼합니다.',
          en: 'Three washes in and it really is softer. The buttons are beautifully finished.',
        },
      },
      {
        who: '이*진',
        stars: 4,
        on: '2026-10-05',
        text: {
          ko: '품이 넉넉해서 한 치수 작게 샀어요. 색감은 화면과 같아요.',
          en: 'Roomy, so I went one size down. The colour matches the picture.',
        },
      },
    ],
  },
  {
    id: 'merino-cardigan',
    category: 'wear',
    name: { ko: '포근 메리노 가디건', en: 'Pogeun Merino Cardigan' },
    line: { ko: '까슬거림 없이 가벼운 파인 메리노', en: 'Fine merino: light, and never scratchy' },
    price: 118_000,
    wasPrice: 139_000,
    badge: { ko: '겨울 특가', en: 'Winter offer' },
    option: {
      name: { ko: '사이즈', en: 'Size' },
      values: [
        { ko: 'S', en: 'S' },
        { ko: 'M', en: 'M' },
        { ko: 'L', en: 'L' },
      ],
    },
    closeUps: ['240 180 320 400', '200 590 260 325'],
    story: [
      {
        title: { ko: '할머니의 이끼색 스웨터', en: 'A sweater the colour of moss' },
        text: {
          ko: '장독대 옆에 낀 이끼의 색을 실로 옮겼어요. 흔한 초록보다 한 톤 가라앉아 어떤 옷 위에 걸쳐도 차분하게 어울립니다.',
          en: 'We matched the yarn to the moss that grows beside clay jars. A shade quieter than green, it settles over anything you wear.',
        },
      },
      {
        title: { ko: '목에 닿아도 따갑지 않게', en: 'Kind to the neck' },
        text: {
          ko: '사람 머리카락의 4분의 1 굵기인 18.5마이크론 메리노만 썼어요. 맨살에 바로 입어도 간지럽지 않고, 무게는 320 g에 불과해요.',
          en: 'Only 18.5-micron merino, a quarter of a hair. Wear it on bare skin; the whole cardigan weighs 320 g.',
        },
      },
      {
        title: { ko: '한 벌씩 통째로 뜬 니트', en: 'Knitted whole, one at a time' },
        text: {
          ko: '조각을 잇지 않고 몸판을 통으로 떠서 옆선이 없어요. 어깨가 자연스럽게 떨어지고 오래 입어도 틀어지지 않습니다.',
          en: 'The body is knitted in one piece, with no side seams, so the shoulders drop softly and it never twists.',
        },
      },
    ],
    facts: [
      {
        name: { ko: '소재', en: 'Fabric' },
        value: { ko: '엑스트라 파인 메리노 울 100%', en: '100% extra-fine merino wool' },
      },
      { name: { ko: '만든 곳', en: 'Made in' }, value: { ko: '대구 니트 공장', en: 'A knitting mill in Daegu' } },
      { name: { ko: '단추', en: 'Buttons' }, value: { ko: '코로조 너트', en: 'Corozo nut' } },
      { name: { ko: '두께', en: 'Weight' }, value: { ko: '보통 · 12게이지', en: 'Medium, 12 gauge' } },
    ],
    sizes: [
      [
        { ko: '사이즈', en: 'Size' },
        { ko: '어깨', en: 'Shoulder' },
        { ko: '가슴 단면', en: 'Chest' },
        { ko: '총장', en: 'Length' },
      ],
      [
        { ko: 'S', en: 'S' },
        { ko: '44 cm', en: '44 cm' },
        { ko: '52 cm', en: '52 cm' },
        { ko: '60 cm', en: '60 cm' },
      ],
      [
        { ko: 'M', en: 'M' },
        { ko: '46 cm', en: '46 cm' },
        { ko: '55 cm', en: '55 cm' },
        { ko: '62 cm', en: '62 cm' },
      ],
      [
        { ko: 'L', en: 'L' },
        { ko: '48 cm', en: '48 cm' },
        { ko: '58 cm', en: '58 cm' },
        { ko: '65 cm', en: '65 cm' },
      ],
    ],
    care: [
      { ko: '울 전용 세제로 손세탁하거나 드라이클리닝해 주세요.', en: 'Hand-wash with wool detergent, or dry-clean.' },
      wash.shade,
      { ko: '걸지 말고 접어서 보관해 주세요.', en: 'Store folded, not hung.' },
    ],
    reviews: [
      {
        who: '박*은',
        stars: 5,
        on: '2026-11-10',
        text: {
          ko: '울인데 하나도 안 따가워요. 색이 사진보다 더 깊고 예뻐요.',
          en: 'Wool that does not itch at all. The colour is even deeper than in the picture.',
        },
      },
      {
        who: '최*우',
        stars: 5,
        on: '2026-11-01',
        text: { ko: '아내 선물로 샀다가 제 것도 주문했습니다.', en: 'Bought one for my wife, then ordered mine.' },
      },
      {
        who: '정*아',
        stars: 4,
        on: '2026-10-18',
        text: {
          ko: '가볍고 따뜻해요. 소매가 살짝 길어서 접어 입어요.',
          en: 'Light and warm. The sleeves are a touch long, so I fold them.',
        },
      },
    ],
  },
  {
    id: 'wide-pants',
    category: 'wear',
    name: { ko: '여백 와이드 팬츠', en: 'Yeobaek Wide Trousers' },
    line: { ko: '앉아도 서도 편안한 도톰한 코튼', en: 'Sturdy cotton, easy sitting or standing' },
    price: 79_000,
    wasPrice: 89_000,
    badge: { ko: '겨울 특가', en: 'Winter offer' },
    option: {
      name: { ko: '사이즈', en: 'Size' },
      values: [
        { ko: '1 (25–27)', en: '1 (25–27)' },
        { ko: '2 (28–30)', en: '2 (28–30)' },
        { ko: '3 (31–33)', en: '3 (31–33)' },
      ],
    },
    closeUps: ['250 180 300 375', '210 560 300 375'],
    story: [
      {
        title: { ko: '한복 바지에서 빌려 온 여백', en: 'Room borrowed from the hanbok' },
        text: {
          ko: '몸과 옷 사이에 손바닥 하나가 들어갈 만큼의 여백을 두었어요. 바닥에 앉아도 무릎이 당기지 않고, 걸을 때는 밑단이 부드럽게 흔들립니다.',
          en: 'There is a hand’s width of room between you and the cloth. Sit on the floor and nothing pulls; walk and the hem sways.',
        },
      },
      {
        title: { ko: '먹색에 가까운 갈색', en: 'A brown close to ink' },
        text: {
          ko: '검정보다 부드럽고 갈색보다 단정한 색을 찾아 열두 번 염색했어요. 계절이 바뀌어도 옷장에서 가장 먼저 꺼내게 될 거예요.',
          en: 'Softer than black, neater than brown: it took twelve dye trials. You will reach for it in every season.',
        },
      },
      {
        title: { ko: '주머니는 넉넉하게', en: 'Generous pockets' },
        text: {
          ko: '휴대폰과 장갑이 함께 들어가는 깊은 옆주머니와 단추로 여미는 뒷주머니를 달았어요.',
          en: 'Side pockets that take a phone and gloves together, and a back pocket that buttons.',
        },
      },
    ],
    facts: [
      { name: { ko: '소재', en: 'Fabric' }, value: { ko: '오가닉 코튼 100%', en: '100% organic cotton' } },
      {
        name: { ko: '만든 곳', en: 'Made in' },
        value: { ko: '서울 창신동 봉제 공방', en: 'A sewing studio in Changsin-dong, Seoul' },
      },
      { name: { ko: '핏', en: 'Fit' }, value: { ko: '하이웨이스트 와이드', en: 'High waist, wide leg' } },
      { name: { ko: '두께', en: 'Weight' }, value: { ko: '도톰함 · 280 g/㎡', en: 'Sturdy, 280 g/m²' } },
    ],
    sizes: [
      [
        { ko: '사이즈', en: 'Size' },
        { ko: '허리 단면', en: 'Waist' },
        { ko: '밑위', en: 'Rise' },
        { ko: '총장', en: 'Length' },
      ],
      [
        { ko: '1', en: '1' },
        { ko: '34 cm', en: '34 cm' },
        { ko: '32 cm', en: '32 cm' },
        { ko: '96 cm', en: '96 cm' },
      ],
      [
        { ko: '2', en: '2' },
        { ko: '37 cm', en: '37 cm' },
        { ko: '33 cm', en: '33 cm' },
        { ko: '98 cm', en: '98 cm' },
      ],
      [
        { ko: '3', en: '3' },
        { ko: '40 cm', en: '40 cm' },
        { ko: '34 cm', en: '34 cm' },
        { ko: '100 cm', en: '100 cm' },
      ],
    ],
    care: [wash.cold, { ko: '뒤집어 빨면 색이 오래 남아요.', en: 'Turn inside out to keep the colour.' }, wash.shade],
    reviews: [
      {
        who: '윤*희',
        stars: 5,
        on: '2026-11-08',
        text: {
          ko: '재택근무 교복이 됐어요. 편한데 단정해서 바로 외출해도 괜찮아요.',
          en: 'My work-from-home uniform, yet neat enough to go straight out.',
        },
      },
      {
        who: '한*수',
        stars: 4,
        on: '2026-10-27',
        text: {
          ko: '원단이 탄탄합니다. 키 165에 딱 맞는 길이예요.',
          en: 'Solid fabric. The length is right at 165 cm.',
        },
      },
      {
        who: '오*림',
        stars: 5,
        on: '2026-10-11',
        text: { ko: '주머니가 깊어서 정말 좋아요.', en: 'Those deep pockets are wonderful.' },
      },
    ],
  },
];
