import type { Product } from '../product.ts';

export const scent: Product[] = [
  {
    id: 'soy-candle',
    category: 'scent',
    name: { ko: '새벽숲 소이 캔들', en: 'Dawn Forest Soy Candle' },
    line: { ko: '이슬 맺힌 소나무와 젖은 흙의 향', en: 'Dewy pine and damp earth' },
    price: 36_000,
    option: {
      name: { ko: '크기', en: 'Size' },
      values: [
        { ko: '200 g', en: '200 g' },
        { ko: '320 g', en: '320 g' },
      ],
    },
    closeUps: ['230 190 340 425', '270 520 260 325'],
    story: [
      {
        title: { ko: '해 뜨기 전의 숲', en: 'The forest before sunrise' },
        text: {
          ko: '강릉 솔숲을 걷던 새벽의 공기를 담았어요. 처음에는 서늘한 솔잎이, 시간이 지나면 젖은 흙과 이끼의 향이 은은하게 남습니다.',
          en: 'The air of a dawn walk in Gangneung’s pines: cool needles first, then damp earth and moss.',
        },
      },
      {
        title: { ko: '그을음 없이 타는 콩 왁스', en: 'Soy wax, no soot' },
        text: {
          ko: '식물성 소이 왁스에 면 심지를 썼어요. 그을음이 적어 좁은 방에서도 머리가 아프지 않아요.',
          en: 'Plant-based soy wax and a cotton wick: little soot, no headache in a small room.',
        },
      },
      {
        title: { ko: '다 쓴 뒤에는 연필꽂이로', en: 'Afterwards, a pencil jar' },
        text: {
          ko: '남은 왁스를 따뜻한 물로 씻어 내면 두고두고 쓸 수 있는 호박색 유리병이 됩니다.',
          en: 'Rinse with warm water and keep the amber glass.',
        },
      },
    ],
    facts: [
      { name: { ko: '향', en: 'Notes' }, value: { ko: '솔잎, 베티베르, 이끼', en: 'Pine, vetiver, moss' } },
      {
        name: { ko: '소재', en: 'Material' },
        value: { ko: '소이 왁스 100%, 면 심지', en: '100% soy wax, cotton wick' },
      },
      { name: { ko: '연소 시간', en: 'Burns' }, value: { ko: '200 g 약 40시간', en: 'About 40 h (200 g)' } },
      { name: { ko: '만든 곳', en: 'Made in' }, value: { ko: '강원 강릉', en: 'Gangneung' } },
    ],
    sizes: [
      [
        { ko: '용량', en: 'Size' },
        { ko: '지름', en: 'Diameter' },
        { ko: '높이', en: 'Height' },
      ],
      [
        { ko: '200 g', en: '200 g' },
        { ko: '7.5 cm', en: '7.5 cm' },
        { ko: '9 cm', en: '9 cm' },
      ],
      [
        { ko: '320 g', en: '320 g' },
        { ko: '8.5 cm', en: '8.5 cm' },
        { ko: '10.5 cm', en: '10.5 cm' },
      ],
    ],
    care: [
      {
        ko: '처음에는 표면이 모두 녹을 때까지 두 시간쯤 켜 주세요.',
        en: 'First burn: two hours, until the top has melted.',
      },
      { ko: '심지는 5 mm로 잘라 주세요.', en: 'Trim the wick to 5 mm.' },
    ],
    reviews: [
      {
        who: '서*람',
        stars: 5,
        on: '2026-11-16',
        text: {
          ko: '켜자마자 숲에 온 것 같아요. 향이 세지 않아 좋습니다.',
          en: 'Like stepping into a forest, and never too strong.',
        },
      },
      {
        who: '진*혜',
        stars: 5,
        on: '2026-11-05',
        text: { ko: '요가할 때 켜 두는데 마음이 차분해져요.', en: 'I light it for yoga; it calms me.' },
      },
      {
        who: '백*준',
        stars: 5,
        on: '2026-10-24',
        text: {
          ko: '발향은 은은한 편이에요. 작은 방에 추천합니다.',
          en: 'A gentle throw; I recommend it for a small room.',
        },
      },
    ],
  },
  {
    id: 'hinoki-mist',
    category: 'scent',
    name: { ko: '편백 룸 미스트', en: 'Hinoki Room Mist' },
    line: { ko: '장성 편백숲을 한 번에 뿌리는 상쾌함', en: 'A cypress wood in one spray' },
    price: 28_000,
    badge: { ko: '베스트', en: 'Best' },
    option: {
      name: { ko: '용량', en: 'Size' },
      values: [
        { ko: '100 ml', en: '100 ml' },
        { ko: '250 ml 리필', en: '250 ml refill' },
      ],
    },
    closeUps: ['250 180 300 375', '270 520 280 350'],
    story: [
      {
        title: { ko: '나무를 우려낸 물', en: 'Water steeped in wood' },
        text: {
          ko: '가지치기한 편백 잎과 잔가지를 증기로 우려냈어요. 숲을 베지 않고 얻은 향이라 더 맑습니다.',
          en: 'Pruned leaves and twigs, steam-distilled. No tree is felled, and the scent is the clearer for it.',
        },
      },
      {
        title: { ko: '이불에도, 옷장에도', en: 'For bedding and wardrobes' },
        text: {
          ko: '색소와 알코올을 넣지 않아 천에 뿌려도 얼룩이 남지 않아요. 외출 전 현관에서 한 번 뿌려 보세요.',
          en: 'No dye and no alcohol, so no stains. Try one spray at the door.',
        },
      },
      {
        title: { ko: '병은 그대로, 물만 채우기', en: 'Keep the bottle' },
        text: {
          ko: '유리병은 오래 쓰고 리필만 채워 주세요. 리필 파우치는 재활용할 수 있는 종이로 만들었어요.',
          en: 'Keep the glass, top it up. The refill pouch is recyclable paper.',
        },
      },
    ],
    facts: [
      {
        name: { ko: '향', en: 'Notes' },
        value: { ko: '편백, 시더우드, 유자 껍질', en: 'Hinoki, cedarwood, yuja peel' },
      },
      { name: { ko: '성분', en: 'Contains' }, value: { ko: '편백 증류수 98%', en: '98% hinoki hydrosol' } },
      { name: { ko: '만든 곳', en: 'Made in' }, value: { ko: '전남 장성', en: 'Jangseong' } },
      { name: { ko: '사용 기한', en: 'Best within' }, value: { ko: '개봉 후 6개월', en: '6 months of opening' } },
    ],
    sizes: [
      [
        { ko: '용량', en: 'Size' },
        { ko: '지름', en: 'Diameter' },
        { ko: '높이', en: 'Height' },
      ],
      [
        { ko: '100 ml', en: '100 ml' },
        { ko: '4.8 cm', en: '4.8 cm' },
        { ko: '14 cm', en: '14 cm' },
      ],
      [
        { ko: '250 ml 리필', en: '250 ml refill' },
        { ko: '9 cm', en: '9 cm' },
        { ko: '16 cm', en: '16 cm' },
      ],
    ],
    care: [
      { ko: '직사광선을 피해 보관해 주세요.', en: 'Keep out of direct sun.' },
      { ko: '가죽과 실크에는 뿌리지 마세요.', en: 'Not for leather or silk.' },
    ],
    reviews: [
      {
        who: '안*별',
        stars: 5,
        on: '2026-11-17',
        text: { ko: '자기 전에 베개에 뿌리면 금방 잠들어요.', en: 'A spray on the pillow and I am asleep.' },
      },
      {
        who: '주*혁',
        stars: 4,
        on: '2026-11-07',
        text: { ko: '인공적인 향이 아니라 진짜 나무 향이에요.', en: 'Real wood, nothing artificial.' },
      },
      {
        who: '채*윤',
        stars: 4,
        on: '2026-10-26',
        text: {
          ko: '향이 오래가지는 않지만 상쾌해서 자주 써요.',
          en: 'It does not last long, but it is so fresh that I use it often.',
        },
      },
    ],
  },
  {
    id: 'mugwort-soap',
    category: 'scent',
    name: { ko: '강화 쑥 비누 2개입', en: 'Ganghwa Mugwort Soap, Pair' },
    line: { ko: '바닷바람에 말린 약쑥을 그대로', en: 'Sea-dried mugwort, whole' },
    price: 18_000,
    wasPrice: 20_000,
    badge: { ko: '겨울 특가', en: 'Winter offer' },
    option: {
      name: { ko: '포장', en: 'Wrap' },
      values: [
        { ko: '기본', en: 'Plain' },
        { ko: '선물 포장', en: 'Gift wrap' },
      ],
    },
    closeUps: ['180 400 340 425', '250 90 300 375'],
    story: [
      {
        title: { ko: '삼 년 묵은 약쑥', en: 'Mugwort, three years on' },
        text: {
          ko: '강화도 바닷바람에 말려 삼 년을 묵힌 약쑥을 곱게 갈아 넣었어요. 초록 알갱이가 묵은 각질을 부드럽게 덜어 냅니다.',
          en: 'Dried in the sea wind of Ganghwa, aged three years and finely milled; the green flecks polish softly.',
        },
      },
      {
        title: { ko: '사십 일을 기다리는 비누', en: 'Forty days of waiting' },
        text: {
          ko: '저온에서 굳힌 뒤 그늘에서 사십 일을 말려요. 서두르지 않은 만큼 물러지지 않고 오래갑니다.',
          en: 'Cold-processed and cured for forty days in the shade, so it stays firm and lasts.',
        },
      },
      {
        title: { ko: '비닐 없이 무명실로', en: 'Cotton thread, no plastic' },
        text: {
          ko: '비닐 대신 무명실로 묶어 보내 드려요. 욕실에 걸어 두면 은은한 쑥 향이 퍼집니다.',
          en: 'Tied with cotton thread instead of film. Hang it in the bathroom for a hint of mugwort.',
        },
      },
    ],
    facts: [
      {
        name: { ko: '성분', en: 'Contains' },
        value: { ko: '올리브유, 코코넛유, 강화 약쑥', en: 'Olive oil, coconut oil, Ganghwa mugwort' },
      },
      { name: { ko: '피부', en: 'Skin' }, value: { ko: '모든 피부', en: 'All types' } },
      { name: { ko: '무게', en: 'Weight' }, value: { ko: '100 g × 2', en: '100 g × 2' } },
      { name: { ko: '만든 곳', en: 'Made in' }, value: { ko: '인천 강화', en: 'Ganghwa' } },
    ],
    sizes: [
      [
        { ko: '구분', en: 'Piece' },
        { ko: '가로', en: 'Width' },
        { ko: '세로', en: 'Depth' },
        { ko: '높이', en: 'Height' },
      ],
      [
        { ko: '비누 한 개', en: 'One bar' },
        { ko: '7.5 cm', en: '7.5 cm' },
        { ko: '5 cm', en: '5 cm' },
        { ko: '3 cm', en: '3 cm' },
      ],
    ],
    care: [
      { ko: '물이 잘 빠지는 받침에 두세요.', en: 'Rest it on a draining dish.' },
      { ko: '개봉 후 일 년 안에 사용해 주세요.', en: 'Use within a year of opening.' },
    ],
    reviews: [
      {
        who: '탁*온',
        stars: 5,
        on: '2026-11-18',
        text: {
          ko: '세안하고 당기지 않아요. 향이 참 편안합니다.',
          en: 'No tightness afterwards, and such a restful scent.',
        },
      },
      {
        who: '국*희',
        stars: 5,
        on: '2026-10-31',
        text: { ko: '단단해서 오래 써요. 벌써 세 번째 구매예요.', en: 'Firm and long-lasting. My third order.' },
      },
      {
        who: '방*율',
        stars: 4,
        on: '2026-10-13',
        text: { ko: '알갱이가 있어서 얼굴보다 몸에 쓰고 있어요.', en: 'With the flecks I prefer it for the body.' },
      },
    ],
  },
];
