import type { SiteInfo } from '../server/contract/api.ts';
import { COUNT_WORD } from '../server/contract/consent.ts';

type TagFacts = Pick<SiteInfo, 'publicUrl' | 'tagFolder' | 'tagPath' | 'batchPath' | 'key' | 'privacy'>;

/** The tag a shop pastes, with the attributes that the site's privacy settings ask for. */
export function tagOf(site: TagFacts): string {
  const attributes = Object.entries(attributesOf(site)).map(([name, value]) => `${name}="${value}"`);
  return `<script async ${attributes.join('\n  ')}></script>`;
}

function attributesOf(site: TagFacts): { src: string } & Record<string, string> {
  const { key, batchPath, privacy } = site;
  return {
    src: tagUrl(site),
    'data-site': key,
    ...(batchPath !== 'v1/batch' && { 'data-to': batchPath }),
    ...(privacy.consent !== 'none' && { 'data-consent': consentWords(privacy) }),
    ...(!privacy.honourGpc && { 'data-gpc': 'ignore' }),
  };
}

/** Where pages find the tag: under the shop's own domain once it is served there. */
export function tagUrl({
  publicUrl,
  tagFolder,
  tagPath,
}: Pick<SiteInfo, 'publicUrl' | 'tagFolder' | 'tagPath'>): string {
  return tagFolder ? tagFolder + tagPath.slice(tagPath.lastIndexOf('/') + 1) : publicUrl + tagPath;
}

function consentWords({ consent, countViews }: SiteInfo['privacy']): string {
  return countViews ? `${consent} ${COUNT_WORD}` : consent;
}

/** Calls made before the tag has arrived wait in a queue that it empties. */
const STUB = 'window.dangol = window.dangol || function () { (dangol.q = dangol.q || []).push(arguments) };';

export const CONSENT_CALL = "dangol('consent', 'granted'); // 'denied' takes it back";

/** How a shop without a data layer tells what happened, with parameters as GA4 names them. */
export function ownEventsCode(currency: string): string {
  return `<script>
  ${STUB}
  dangol('identify', 'member-1024', { name: 'Kim', points: 1200 });
  dangol('event', 'purchase', {
    transaction_id: '20261121-0001', currency: '${currency}', value: 39000,
    items: [{ item_id: 'P-7', item_name: 'Linen shirt', price: 39000, quantity: 1 }],
  });
</script>`;
}

/** The tag for Google Tag Manager, which removes `data-` attributes from script elements and wants ES5. */
export function tagManagerCode(site: TagFacts): string {
  const { src, ...data } = attributesOf(site);
  const lines = Object.entries(data).map(([name, value]) => `  tag.setAttribute('${name}', '${value}');`);
  return `<script>
(function () {
  var tag = document.createElement('script');
${lines.join('\n')}
  tag.async = true;
  tag.src = '${src}';
  document.head.appendChild(tag);
})();
</script>`;
}
