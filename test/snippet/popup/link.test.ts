import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { safeLink, safePicture } from '../../../snippet/popup/link.ts';

beforeAll(() => {
  vi.stubGlobal('document', { baseURI: 'https://shop.example/item/7?color=red' });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

describe('addresses a button may open', () => {
  it.each([
    ['https://other.example/sale', 'https://other.example/sale'],
    ['http://other.example', 'http://other.example/'],
    ['HTTPS://Other.Example/Sale', 'https://other.example/Sale'],
    ['tel:+82-2-1234-5678', 'tel:+82-2-1234-5678'],
    ['mailto:help@shop.example', 'mailto:help@shop.example'],
    ['/cart', 'https://shop.example/cart'],
    ['?page=2', 'https://shop.example/item/7?page=2'],
    ['#reviews', 'https://shop.example/item/7?color=red#reviews'],
    ['  /cart\n', 'https://shop.example/cart'],
    ['/검색?q=셔츠', 'https://shop.example/%EA%B2%80%EC%83%89?q=%EC%85%94%EC%B8%A0'],
  ])('%j opens', (address, opened) => {
    expect(safeLink(address)).toBe(opened);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\r\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    '\u0000javascript:alert(1)',
    'javascript\u0000:alert(1)',
    'java\u0085script:alert(1)',
    '\u00a0javascript:alert(1)',
    'javascript://shop.example/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://shop.example/1',
    'file:///etc/passwd',
    'filesystem:https://shop.example/x',
    'intent://shop#Intent;end',
    'about:blank',
    'ws://shop.example',
    'https://',
    'http://[',
    '',
    ' ',
    undefined,
  ])('%j does not open', (address) => {
    expect(safeLink(address)).toBeUndefined();
  });
});

describe('addresses a picture may come from', () => {
  it.each([
    ['https://cdn.example/a.png', 'https://cdn.example/a.png'],
    ['/a.webp', 'https://shop.example/a.webp'],
    ['data:image/png;base64,AAAA', 'data:image/png;base64,AAAA'],
    ['data:image/svg+xml,<svg/>', 'data:image/svg+xml,<svg/>'],
    ['\tdata:image/gif;base64,AA', 'data:image/gif;base64,AA'],
  ])('%j loads', (address, loaded) => {
    expect(safePicture(address)).toBe(loaded);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/x-html,<script>',
    'data:,',
    'tel:1',
    'mailto:a@b.example',
    'blob:https://shop.example/1',
    '',
  ])('%j does not load', (address) => {
    expect(safePicture(address)).toBeUndefined();
  });
});
