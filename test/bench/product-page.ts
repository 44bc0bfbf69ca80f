/** The product page that tags are measured on: about 1,500 elements, a script of its own, a dataLayer and JSON-LD. */

const REVIEWS = 60;
const RELATED = 40;

/** A page with these elements in its head besides its own. Pictures come from `/picture.svg`. */
export function productPage(head: string): string {
  return `<!doctype html>
<html lang="ko">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>린넨 셔츠 - 온기상점</title>
<style>${style}</style>
<script>${layer}</script>
<script type="application/ld+json">${jsonLd}</script>
${head}
<header><a href="/">온기상점</a><nav>${list(12, (at) => `<a href="/category/${at}">분류 ${at}</a>`)}</nav></header>
<main>
  <section class="gallery">${list(8, (at) => picture(`셔츠 ${at}`, 480))}</section>
  <section class="buy">
    <h1>린넨 셔츠</h1><p class="price">39,000원</p>
    <form>${list(6, (at) => `<label><input type="radio" name="size" value="${at}"> ${85 + 5 * at}</label>`)}
    <button type="button">장바구니 담기</button></form>
    ${list(12, (at) => `<p>${at}. 유럽산 린넨을 두 번 씻어 부드럽습니다. 여름에 시원하고 가을에 겹쳐 입기 좋습니다.</p>`)}
  </section>
  <section class="grid">${list(RELATED, (at) => `<a class="card" href="/product/${at}">${picture(`상품 ${at}`, 160)}<b>상품 ${at}</b><span class="price">${at},900원</span></a>`)}</section>
  <section class="reviews">${list(REVIEWS, (at) => `<article><h3>후기 ${at}</h3><p class="stars">${'★'.repeat(1 + (at % 5))}</p><p>배송이 빠르고 옷감이 좋습니다. 다음에도 주문하겠습니다. ${'좋아요 '.repeat(at % 7)}</p><footer>구매자 ${at} · 2026-0${1 + (at % 9)}-12</footer></article>`)}</section>
</main>
<script>${behaviour}</script>
`;
}

/** In one column: what comes later while the page loads moves nothing that was there. */
const style = `
*{box-sizing:border-box}body{margin:0;font:16px/1.6 sans-serif;color:#222}header,nav,.gallery{display:flex;gap:12px;overflow-x:scroll}
header{padding:16px;border-bottom:1px solid #ddd}header a,img{flex:none}main{max-width:720px;margin:auto;padding:24px}
img{display:block;background:#eee}.card{display:flex;gap:12px;color:inherit;text-decoration:none;transition:transform .2s}
.card:hover{transform:translateY(-2px)}.price{font-weight:700}.seen{opacity:1}.reviews article{border-top:1px solid #eee;padding:12px 0}`;

const layer = `window.dataLayer=[{'gtm.start':1,event:'gtm.js'},{ecommerce:null},{event:'view_item',ecommerce:{currency:'KRW',value:39000,
items:[{item_id:'SKU1',item_name:'린넨 셔츠',item_brand:'온기',item_category:'상의',price:39000,quantity:1}]}}]`;

const jsonLd = JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'Product',
  sku: 'SKU1',
  name: '린넨 셔츠',
  brand: { '@type': 'Brand', name: '온기' },
  offers: { '@type': 'Offer', price: '39000', priceCurrency: 'KRW' },
});

/** What shops do themselves: note what is seen, and keep a clock. */
const behaviour = `
const seen=new IntersectionObserver((entries)=>{for(const e of entries)if(e.isIntersecting)e.target.classList.add('seen')});
for(const card of document.querySelectorAll('.card,article'))seen.observe(card);
setInterval(()=>{document.querySelector('h1').dataset.now=new Date().toISOString()},500);
addEventListener('scroll',()=>{document.body.dataset.scrolled=String(scrollY>100)},{passive:true});`;

function picture(alt: string, size: number): string {
  return `<img src="/picture.svg" alt="${alt}" width="${size}" height="${size}" loading="lazy">`;
}

function list(count: number, one: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => one(at + 1)).join('\n');
}
