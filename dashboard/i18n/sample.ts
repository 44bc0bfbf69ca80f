import { dictionary } from './dictionary.ts';

export const sample = dictionary(
  {
    'sample.load': '샘플 쇼핑객 불러오기',
    'sample.offer': '지난 {days}일 동안의 가상 방문과 구매를 불러와, 데이터가 쌓인 대시보드를 미리 볼 수 있습니다.',
    'sample.loading': '샘플 쇼핑객을 불러오는 중입니다',
    'sample.loading.lead': '지난 {days}일의 방문을 오래된 날부터 다시 재생합니다. 다른 화면으로 가도 계속됩니다.',
    'sample.progress': '{share} · 방문 {visits}회 · 이벤트 {events}건',
    'sample.stop': '중단',
    'sample.stopped': '샘플 쇼핑객을 {share}까지 불러오고 중단했습니다.',
    'sample.resume': '이어서 불러오기',
    'sample.loaded': '샘플 쇼핑객의 방문 {visits}회를 불러왔습니다.',
  },
  {
    'sample.load': 'Load sample shoppers',
    'sample.offer':
      'Made-up visits and purchases of the last {days} days show what the dashboard looks like with data in it.',
    'sample.loading': 'Loading sample shoppers',
    'sample.loading.lead': 'The last {days} days are played back, oldest first. It goes on when you leave this screen.',
    'sample.progress': '{share} · {visits:visit|visits} · {events:event|events}',
    'sample.stop': 'Stop',
    'sample.stopped': 'Loading sample shoppers was stopped at {share}.',
    'sample.resume': 'Go on',
    'sample.loaded': '{visits:visit|visits} of sample shoppers are loaded.',
  },
);
