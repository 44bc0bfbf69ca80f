import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { PageTest } from '../../../../server/contract/mapping.ts';
import { testsFor } from '../../../../snippet/shop/pick/globs.ts';

beforeAll(() => {
  vi.stubGlobal('CSS', { escape: (text: string) => text });
});

const globs = (path: string) =>
  testsFor({ path, metas: [], classes: [] }).flatMap((test: PageTest) => (test.test === 'url' ? [test.glob] : []));

describe('which pages are like one', () => {
  it.each([
    ['/default.asp?page=item&id=TL-205', '*page=item*'],
    ['/index.php?route=product/product&product_id=40', '*route=product/product*'],
    ['/rad/K-12', '/rad/*'],
    ['/product/linen-shirt-white/103/', '/product/*/*/'],
    ['/shop/view.php?no=1042', '/shop/view.php?*'],
    ['/warenkorb', '/warenkorb'],
    ['/order/basket.html', '/order/basket.html'],
    ['/', '/'],
  ])('%s: %s', (path, glob) => {
    expect(globs(path)[0]).toBe(glob);
  });

  it('is what the shop itself calls them, where it does', () => {
    const [first] = testsFor({ path: '/a', metas: [['path_role', 'PRODUCT_DETAIL']], classes: [] });
    expect(first).toEqual({
      test: 'element',
      selector: expect.stringContaining('meta[name="path_role"][content="PRODUCT_DETAIL"]'),
    });
  });
});
