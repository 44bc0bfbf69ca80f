/**
 * Forgets who this browser is, then opens the shop. A page of its own without the tag: a running tag would write its
 * visitor id back. Only what the tag and the shop wrote is deleted; the dashboard lives on the same origin.
 */

import type { DemoOptions } from '../answer.ts';
import { cookieNames } from '../cookie-names.ts';
import { type Html, html, scriptValue } from '../html.ts';
import type { Visit } from '../visit.ts';

export function freshPage({ language, say }: Visit, { siteKey, nonce }: DemoOptions): Html {
  const cookies = ['dangol_v', cookieNames.shopper, cookieNames.coupon];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('새 방문자로 시작', 'Start as a new visitor')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/demo/assets/shop.css">
</head>
<body>
<main class="quiet"><p>${say('새 방문자로 시작하고 있어요…', 'Starting as a new visitor…')}</p><a href="/demo/">${say('쇼핑몰로 가기', 'Go to the shop')}</a></main>
<script nonce="${nonce}">
for (const store of [localStorage, sessionStorage])
  for (const key of Object.keys(store)) if (/^(dangol_|ongi_)/.test(key)) store.removeItem(key);
for (const name of ${scriptValue(cookies)})
  for (const path of ['/', '/demo/']) document.cookie = name + '=; Path=' + path + '; Max-Age=0';
const gone = indexedDB.deleteDatabase(${scriptValue(`dangol-${siteKey}`)});
gone.onsuccess = gone.onerror = gone.onblocked = () => location.replace('/demo/');
</script>
</body>
</html>`;
}
