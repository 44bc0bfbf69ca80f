import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { globsFor, testsHere } from '../../../../snippet/shop/pick/globs.ts';

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
    expect(globsFor(path)[0]).toBe(glob);
  });

  it('is what the shop itself calls them, where it does', () => {
    vi.stubGlobal('CSS', { escape: (text: string) => text });
    vi.stubGlobal('location', { pathname: '/a', search: '' });
    const meta = { name: 'path_role', content: 'PRODUCT_DETAIL', getAttribute: () => 'path_role' };
    vi.stubGlobal('document', { querySelectorAll: () => [meta], body: { classList: ['skin'] } });
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(testsHere()).toEqual([
      { test: 'element', selector: 'meta[name="path_role"][content="PRODUCT_DETAIL"]' },
      { test: 'url', glob: '/a' },
      { test: 'element', selector: 'body.skin' },
    ]);
  });
});
