import { dictionary } from './dictionary.ts';

/** What used to arrive and does not, and prices that stopped making sense. */
export const warning = dictionary(
  {
    'warning.all': '{when}부터 쇼핑몰에서 아무것도 들어오지 않습니다. 태그가 빠졌거나 주소가 바뀌었는지 확인하세요.',
    'warning.silent': '‘{event}’ 이벤트가 {when}부터 없습니다. 평소라면 {expected}건쯤 들어왔을 시간입니다.',
    'warning.unpriced': '‘{event}’에서 가격이 사라졌습니다. 가격이 있는 비율이 {usual}에서 {share}로 떨어졌습니다.',
    'warning.dearer': '‘{event}’의 금액이 평소의 {factor}배입니다. 소수점이나 통화 단위가 바뀌었는지 확인하세요.',
    'warning.cheaper': '‘{event}’의 금액이 평소의 1/{factor}입니다. 소수점이나 통화 단위가 바뀌었는지 확인하세요.',
    'warning.more': '외 {count}건',
    'warning.look': '설치 확인',
  },
  {
    'warning.all':
      'Nothing has come from the shop since {when}. See whether the tag is gone or the address has changed.',
    'warning.silent': '“{event}” has not come since {when}. About {expected} would have by now.',
    'warning.unpriced': '“{event}” has lost its prices: {share} have one now, {usual} had.',
    'warning.dearer':
      'Amounts of “{event}” are {factor} times what they were. See whether decimals or the currency changed.',
    'warning.cheaper':
      'Amounts of “{event}” are 1/{factor} of what they were. See whether decimals or the currency changed.',
    'warning.more': 'and {count} more',
    'warning.look': 'Check the installation',
  },
);
