import type { Page, Response } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SiteInfo } from '../../server/contract/api.ts';
import type { Campaign } from '../../server/contract/campaign.ts';
import type { Api } from '../support/server.ts';
import { type Desk, type Office, openOffice, pauseCampaigns, soon, told } from './pages/dashboard/office.ts';

/** A shopper's browser; the collector does not count robots. */
const SHOPPER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

let office: Office;
let api: Api;
let site: SiteInfo;

beforeAll(async () => {
  // Signing in makes the owner, whom the desks then sign in as.
  office = await openOffice({ withOwner: false });
  api = await office.server.signIn();
  [site] = (await api<SiteInfo[]>('GET', '/sites')) as [SiteInfo];
});
afterAll(() => office?.close());

const campaigns = () => api<Campaign[]>('GET', `/sites/${site.id}/campaigns`);
const named = async (name: string) => (await campaigns()).find(({ definition }) => definition.name === name);

/** A desk that is closed again, and on which nothing went wrong; what it showed is told with what failed. */
async function at(path: string, work: (desk: Desk) => Promise<void>, options = {}): Promise<void> {
  const desk = await office.open(path, options);
  try {
    await work(desk);
    expect(desk.errors).toEqual([]);
  } catch (cause) {
    const shown = await desk.page.locator('body').innerText({ timeout: 5_000 }).catch(String);
    throw new Error(`${(cause as Error).message}\n\nThe page showed:\n${shown}`, { cause });
  } finally {
    await desk.context.close();
  }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const condition = (page: Page, number: number) => page.getByRole('group', { name: `조건 ${number}:` });

/** The answer to a batch of the page that is open, not to the last one of the page before. */
const decides = (answer: Response) => answer.url().endsWith('/v1/batch') && !isTold(answer, '"leaving":true');
const isTold = (answer: Response, text: string) => answer.request().postData()?.includes(text) === true;

/** What has the focus, by its name; it comes there a moment after what it is has been drawn. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

/** How often somebody did something. */
async function addCount(page: Page): Promise<void> {
  await button(page, '조건 추가').click();
  await page.getByRole('menuitem', { name: '행동한 횟수' }).click();
  await expect.poll(() => focused(page)).toBe('기간');
}

async function addBlock(page: Page, type: string): Promise<void> {
  await button(page, '블록 추가').click();
  await page.getByRole('menuitem', { name: type, exact: true }).click();
}

describe('a marketer', () => {
  it('authors the secret coupon from an empty editor, and a shopper who reads to the end gets a code of their own', async () => {
    await pauseCampaigns(api);

    await at('/campaigns', async ({ page }) => {
      await button(page, '새 캠페인').click();
      await page.getByRole('link', { name: /빈 캠페인/ }).click();
      await page.getByLabel('캠페인 이름').fill('비밀 쿠폰');

      await addCount(page);
      const looked = condition(page, 1);
      await looked.getByRole('combobox', { name: '이벤트' }).fill('상품 조회');
      await page.keyboard.press('Enter');
      await looked.getByLabel('횟수: 최솟값').fill('3');
      await addCount(page);
      const bought = condition(page, 2);
      await bought.getByRole('combobox', { name: '이벤트' }).fill('purchase');
      await page.keyboard.press('Enter');
      await bought.getByLabel('횟수: 범위').selectOption({ label: '한 번도 안 함' });

      await button(page, '다음: 언제').click();
      await page.getByRole('radio', { name: '끝까지 읽을 때' }).check();
      await page.getByLabel('읽은 깊이').fill('90');
      await page.getByLabel('이 페이지에서만').fill('/demo/product/*');

      await button(page, '다음: 무엇을').click();
      await page.getByRole('radio', { name: '전체 화면' }).check();
      await addBlock(page, '제목');
      const heading = page.getByLabel('제목 문구', { exact: true });
      await heading.fill('님께만 드리는 비밀 쿠폰');
      await heading.press('Home');
      await button(page, '‘제목 문구’에 개인화 문구 넣기').click();
      await page.getByRole('menuitem', { name: '고객 이름' }).click();
      expect(await heading.inputValue()).toBe('{{ customer.name | default: "고객" }}님께만 드리는 비밀 쿠폰');
      await addBlock(page, '쿠폰');
      await addBlock(page, '카운트다운');

      await button(page, '다음: 쿠폰').click();
      await page.getByRole('radio', { name: '자동 생성 코드' }).check();
      await page.getByLabel('혜택 이름').fill('15% 할인');
      await page.getByLabel('코드 형식').fill('SECRET-####-####');
      await page.getByText('받은 뒤', { exact: true }).click();
      await page.getByLabel('쓸 수 있는 시간').fill('24');

      await button(page, '다음: 실험과 횟수').click();
      await page.getByLabel('대조군').fill('0');

      expect(await page.getByRole('region', { name: '캠페인 요약' }).textContent()).toBe(
        '최근 30일 동안 상품을 3번 이상 보고 최근 30일 동안 구매하지 않은 사람에게, ' +
          '/demo/product/* 페이지를 90% 읽었을 때, 한 사람에게 한 번만 전체 화면 팝업을 보여 줍니다. ' +
          '사람마다 다른 코드로 ‘15% 할인’ 쿠폰을 줍니다. 받은 뒤 24시간 동안 쓸 수 있습니다. 7일 안에 구매하면 성과로 셉니다.',
      );
      const preview = page.getByRole('region', { name: '미리보기' });
      await preview.getByRole('heading', { name: '김단골님께만 드리는 비밀 쿠폰' }).waitFor();

      await told(page, '캠페인을 시작했습니다', () => button(page, '저장하고 시작').first().click());
      await page.waitForURL(/\/campaigns\/(?!new)[^/]+$/);
    });

    expect(await named('비밀 쿠폰')).toMatchObject({
      state: 'live',
      definition: {
        audience: {
          kind: 'all',
          of: [
            { kind: 'event', name: 'view_item', within: { days: 30 }, times: { atLeast: 3 } },
            { kind: 'event', name: 'purchase', within: { days: 30 }, times: { atMost: 0 } },
          ],
        },
        trigger: { event: 'scroll', percent: 90, pages: { include: ['/demo/product/*'] } },
        coupon: { source: 'generated', pattern: 'SECRET-####-####', expires: { afterHours: 24 } },
      },
    });

    const shopper = { signedIn: false, userAgent: SHOPPER };
    await at(
      '/demo/',
      async ({ page }) => {
        for (const product of ['linen-shirt', 'moon-mug', 'paper-lamp']) {
          // Its first batch is answered: the product has been looked at, and what to watch for is known.
          const answered = page.waitForResponse(decides);
          await page.goto(`${office.server.url}/demo/product/${product}`);
          await (await answered).finished();
        }
        // The impression is told a moment after the message is seen: whoever leaves sooner has not been shown it.
        const onRecord = page.waitForResponse((answer) => decides(answer) && isTold(answer, 'offer_shown'), soon);
        await page.keyboard.press('End');
        const message = page.getByRole('dialog', { name: '고객님께만 드리는 비밀 쿠폰' });
        await message.waitFor(soon);
        await (await onRecord).finished();
        expect(await message.textContent()).toMatch(/SECRET-[A-Z0-9]{4}-[A-Z0-9]{4}/);
      },
      shopper,
    );

    const { id } = (await named('비밀 쿠폰')) as Campaign;
    await expect.poll(async () => (await named('비밀 쿠폰'))?.figures.shown, soon).toBe(1);
    await at(`/campaigns/${id}/results`, async ({ page }) => {
      await page.getByRole('heading', { name: '비밀 쿠폰 결과' }).waitFor();
      expect(await page.getByText('노출', { exact: true }).first().locator('xpath=..').textContent()).toBe('노출1');
      await page.getByText('대조군이 없어 효과를 비교할 수 없습니다.').waitFor();
      expect(await page.getByText('발급', { exact: true }).locator('xpath=..').textContent()).toBe('발급1');
    });
  });

  it('builds conditions with the keyboard alone, and never loses their place', async () => {
    await at('/campaigns/new', async ({ page }) => {
      const press = async (...keys: string[]) => {
        for (const key of keys) await page.keyboard.press(key);
      };
      const isFocused = (name: string) => expect.poll(() => focused(page)).toBe(name);

      await button(page, '조건 추가').focus();
      await press('Enter', 'Enter');
      await isFocused('기간');
      await press('Tab', 'Tab');
      await isFocused('이벤트');
      await page.keyboard.type('장바구니 담기');
      await press('Enter', 'Tab');
      await isFocused('횟수: 최솟값');

      await button(page, '‘행동한 횟수’ 조건 작업 메뉴').focus();
      await press('Enter', 'ArrowDown', 'Enter');
      await page.getByText('아닌 경우', { exact: true }).waitFor();
      await isFocused('기간');
      await button(page, '‘행동한 횟수’ 조건 작업 메뉴').focus();
      await press('Enter', 'ArrowDown', 'ArrowDown', 'Enter');
      await page.getByRole('group', { name: '조건 그룹' }).waitFor();
      await isFocused('그룹 결합 방식');
      await button(page, '‘조건 그룹’ 조건 작업 메뉴').focus();
      await press('Enter', 'End', 'Enter');
      await isFocused('조건 추가');
      await page.getByText('조건이 없어 모든 사람에게 보입니다.').waitFor();

      await button(page, '실행 취소').click();
      expect(await page.getByRole('group', { name: '조건 그룹' }).count()).toBe(1);
    });
  });

  it('is told beside each field what to correct, and how much on which step', async () => {
    await at('/campaigns/new', async ({ page }) => {
      expect(await page.getByText('입력해 주세요.').count()).toBe(0);
      await button(page, '임시 저장').click();

      await page.getByText('고칠 곳이 2개 있습니다').waitFor();
      const name = page.getByLabel('캠페인 이름');
      await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
      expect(await page.getByLabel('캠페인 이름').getAttribute('aria-invalid')).toBe('true');
      expect(await tab(page, '무엇을').textContent()).toContain('고칠 곳 1개');

      await page.getByLabel('캠페인 이름').fill('이름');
      await page.getByText('고칠 곳이 1개 있습니다').waitFor();
      await button(page, '첫 항목으로 이동').click();
      await page.getByText('블록을 하나 이상 추가해 주세요.').waitFor();
      await addBlock(page, '본문');
      await page.getByLabel('본문 문구', { exact: true }).fill('{{ customer.nam }} 님');
      await page.getByText('‘customer.nam’ 항목은 없습니다.').waitFor();
      await page.getByLabel('본문 문구', { exact: true }).fill('안녕하세요');
      await told(page, '임시 저장했습니다', () => button(page, '임시 저장').click());
    });
    expect(await named('이름')).toMatchObject({ state: 'draft', version: 1 });
  });

  it('keeps unsaved work over a reload, and is asked before leaving it', async () => {
    await at('/campaigns/new?from=points', async ({ page }) => {
      await page.getByLabel('캠페인 이름').fill('포인트 600점');
      page.on('dialog', (dialog) => dialog.accept());
      await page.reload();
      await page.getByText('저장하지 않은 변경 내용을 다시 불러왔습니다.').waitFor();
      expect(await page.getByLabel('캠페인 이름').inputValue()).toBe('포인트 600점');

      await page.getByRole('link', { name: '홈' }).click();
      const question = page.getByRole('dialog', { name: '저장하지 않고 나갈까요?' });
      await question.getByRole('button', { name: '계속 편집' }).click();
      expect(page.url()).toContain('/campaigns/new');
      await button(page, '버리기').click();
      expect(await page.getByLabel('캠페인 이름').inputValue()).toBe('포인트 사용 안내');
      await page.getByRole('link', { name: '홈' }).click();
      await page.waitForURL(`${office.server.url}/`);
    });
  });

  it('chooses between the own changes and those that somebody saved meanwhile', async () => {
    const [campaign] = (await campaigns()).filter(({ definition }) => definition.name.includes('이탈'));
    const { id, definition, version } = campaign as Campaign;
    await at(`/campaigns/${id}`, async ({ page }) => {
      await page.getByLabel('캠페인 이름').fill('내 이름');
      const theirs = { ...definition, name: '다른 사람의 이름' };
      await api('PUT', `/sites/${site.id}/campaigns/${id}`, { base: version, definition: theirs });

      await button(page, '저장').first().click();
      await page.getByText('그사이 다른 곳에서 이 캠페인이 저장되었습니다').waitFor();
      expect(await named('내 이름')).toBeUndefined();
      await button(page, '내 변경으로 덮어쓰기').click();
      await page.getByText('모두 저장됨').waitFor();
      expect(await named('내 이름')).toMatchObject({ version: version + 2 });
    });
  });

  it('uploads the codes of a pool, which saves the campaign first', async () => {
    await at('/campaigns/new?from=welcome', async ({ page }) => {
      await tab(page, '쿠폰').click();
      await page.getByRole('radio', { name: '코드 목록' }).check();
      const csv = 'POOL-0001\nPOOL-0002\n한 글자\nPOOL-0002\n';
      const file = { name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
      await page.getByLabel('CSV 파일 선택').setInputFiles(file);
      await page.getByText('코드 2개를 추가했습니다.').waitFor();
      await page.getByText('1줄은 코드가 아니어서 뺐습니다.').waitFor();
    });
  });
});

describe('the list of campaigns', () => {
  it('pauses, duplicates and archives, asking before the last', async () => {
    const name = '구매 후 재방문 후기 초대';
    await at('/campaigns', async ({ page }) => {
      const choose = async (what: string, item: string) => {
        await button(page, `‘${what}’ 작업 메뉴`).click();
        await page.getByRole('menuitem', { name: item, exact: true }).click();
      };
      await told(page, `‘${name}’ 캠페인을 시작했습니다`, () => choose(name, '다시 시작'));
      await told(page, `‘${name}’ 캠페인을 일시 중지했습니다`, () => choose(name, '일시 중지'));
      await told(page, '복제해 임시 저장했습니다', () => choose(name, '복제'));

      const question = page.getByRole('dialog', { name: '캠페인을 보관할까요?' });
      await choose(`${name} (2)`, '보관');
      await question.waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => focused(page)).toBe(`‘${name} (2)’ 작업 메뉴`);
      await choose(`${name} (2)`, '보관');
      await told(page, '캠페인을 보관했습니다', () => question.getByRole('button', { name: '보관' }).click());
      expect(await page.getByRole('link', { name: `${name} (2)` }).count()).toBe(0);
      await page.getByText(/보관됨 1/).click();
      await page.getByRole('link', { name: `${name} (2)` }).waitFor();
    });
  });
});
