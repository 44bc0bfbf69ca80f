/** Pages of a shop, each showing the tag one thing. `{T}` is the address of the tag. */

const stub = '<script>window.dangol=window.dangol||function(){(dangol.q=dangol.q||[]).push(arguments)}</script>';
const tag = (attributes = '') => `<script async src="{T}" data-site="demo" ${attributes}></script>`;
const script = (code: string) => `<script>${code}</script>`;
const page = (...parts: string[]) =>
  `<!doctype html><html lang="ko"><meta charset="utf-8"><title>단골 상점</title>${parts.join('\n')}<h1>단골 상점</h1>`;

const items = "[{item_id:'SKU1',item_name:'린넨 셔츠',price:39000,quantity:1}]";
const jsonLd = (name: string) =>
  `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","sku":"SKU9","name":"${name}",` +
  '"offers":{"@type":"Offer","price":"59000","priceCurrency":"KRW"}}</script>';

const gtag = (calls: string) => script(`window.dataLayer=[];function gtag(){dataLayer.push(arguments)}${calls}`);

/** Half of a minute's reading, a link and a button. */
const long = '<div style="height:4000px"></div><a href="/plain">다음</a><button class="buy">구매</button>';

export const pages: Record<string, string> = {
  plain: page(stub, tag()),
  bare: page(tag()),
  long: page(stub, tag(), long),
  calls: page(
    stub,
    script(
      "dangol('identify','member-7',{points:500,tier:'VIP',address:{city:'Seoul'}});dangol('event','add_to_cart',{value:'39,000'});dangol('nonsense');dangol('event','Not A Name');dangol('logout')",
    ),
    tag(),
  ),
  twice: page(stub, tag(), tag(), script(`window.dataLayer=[{event:'view_item',ecommerce:{items:${items}}}]`)),
  gtm: page(
    stub,
    script(
      `window.dataLayer=[{'gtm.start':1,event:'gtm.js'},{ecommerce:null},{event:'view_item',ecommerce:{currency:'KRW',value:39000,items:${items}}}]`,
    ),
    tag(),
  ),
  /** The same without the tag. */
  untagged: page(
    stub,
    script(
      `window.dataLayer=[{'gtm.start':1,event:'gtm.js'},{ecommerce:null},{event:'view_item',ecommerce:{currency:'KRW',value:39000,items:${items}}}]`,
    ),
  ),
  gtag: page(
    stub,
    script(
      `window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('js',new Date());gtag('config','G-1');gtag('event','view_item',{currency:'KRW',value:39000,items:${items}})`,
    ),
    tag(),
  ),
  product: page(stub, tag(), jsonLd('린넨 셔츠')),
  told: page(
    stub,
    tag(),
    jsonLd('린넨 셔츠'),
    script(`window.dataLayer=[{event:'view_item',ecommerce:{items:${items}}}]`),
  ),
  graph: page(
    stub,
    tag(),
    '<meta property="og:type" content="product"><meta property="og:title" content="린넨 셔츠">' +
      '<meta property="product:price:amount" content="59,000"><meta property="product:price:currency" content="KRW">',
  ),
  ask: page(
    stub,
    tag('data-consent="ask"'),
    script(`window.dataLayer=[{event:'view_item',ecommerce:{items:${items}}}]`),
  ),
  refused: page(
    stub,
    script("dangol('consent','denied')"),
    tag(),
    script(`window.dataLayer=[{event:'view_item',ecommerce:{items:${items}}}]`),
  ),
  overruled: page(stub, tag('data-gpc="ignore"')),
  /** Google's Consent Mode: denied until the page's own banner says otherwise; granted; granted but for some regions. */
  google: page(
    stub,
    gtag("gtag('consent','default',{ad_storage:'denied',analytics_storage:'denied',wait_for_update:500})"),
    tag('data-consent="google"'),
  ),
  googleGranted: page(
    stub,
    gtag("gtag('consent','default',{analytics_storage:'granted',wait_for_update:100})"),
    tag('data-consent="google"'),
  ),
  googleRegions: page(
    stub,
    gtag(
      "gtag('consent','default',{analytics_storage:'granted'});gtag('consent','default',{analytics_storage:'denied',region:['DE','FR']})",
    ),
    tag('data-consent="google"'),
  ),
  /** A consent manager of the IAB; the test says `tell(data)` to it. */
  tcf: page(
    stub,
    script(
      "const heard=[];let last={eventStatus:'cmpuishown',gdprApplies:true,tcfPolicyVersion:5,purpose:{consents:{}}};" +
        "window.__tcfapi=(command,version,callback)=>{if(command!=='addEventListener'||version!==2)throw new Error(command);heard.push(callback);callback(last,true)};" +
        'window.tell=(data)=>{last={...last,...data};heard.forEach((callback)=>callback(last,true))}',
    ),
    tag('data-consent="tcf"'),
  ),
  /** Shopify: its API comes when it is asked for; the test says `tell(analytics, marketing)` to it. */
  shopify: page(
    stub,
    script(
      "let yes=JSON.parse(new URLSearchParams(location.search).get('yes')??'null');const word=()=>yes===null?'':yes?'yes':'no';" +
        'window.Shopify={loadFeatures:(features,done)=>setTimeout(()=>{' +
        "if(features[0].name!=='consent-tracking-api')throw new Error('feature');" +
        'Shopify.customerPrivacy={analyticsProcessingAllowed:()=>yes===true,marketingAllowed:()=>yes===true,currentVisitorConsent:()=>({analytics:word(),marketing:word()})};done()},50)};' +
        "window.tell=(analyticsAllowed,marketingAllowed)=>document.dispatchEvent(new CustomEvent('visitorConsentCollected',{detail:{analyticsAllowed,marketingAllowed}}))",
    ),
    tag('data-consent="shopify"'),
  ),
  banner: page(stub, tag('data-consent="banner"'), '<button class="buy">구매</button>'),
  bannerStrict: page(tag('data-consent="banner" nonce="n0nce"')),
  counted: page(stub, tag('data-consent="ask count"')),
  strict: page(tag('nonce="n0nce"')),
  /** Prerenders a page, and opens it two seconds later. */
  prerender: page(
    '<script type="speculationrules">{"prerender":[{"source":"list","urls":["/ahead"],"eagerness":"immediate"}]}</script>',
    '<a href="/ahead">다음</a>',
    // Two seconds after the page has been made ahead, however long that takes.
    script(
      'const look=setInterval(()=>{if(!localStorage.madeAhead)return;clearInterval(look);' +
        "setTimeout(()=>document.querySelector('a').click(),2000)},100)",
    ),
  ),
  /** Prerenders a page that nobody opens. */
  idle: page(
    '<script type="speculationrules">{"prerender":[{"source":"list","urls":["/ahead"],"eagerness":"immediate"}]}</script>',
  ),
  ahead: page(
    stub,
    script(
      "if(document.prerendering){dangol('event','made_ahead');localStorage.madeAhead=1}" +
        "document.addEventListener('prerenderingchange',()=>dangol('event','opened'))",
    ),
    tag(),
  ),
  /** Has thirty things of 3 kB to tell before the tag is there. */
  hasty: page(
    stub,
    script("for(let i=0;i<30;i++)dangol('event','hasty_'+i,{text:'x'.repeat(1500),more:'y'.repeat(1400)})"),
    tag(),
  ),
  elsewhere: page('<a href="/plain">들어가기</a>'),
};

/** As strict as can be: the tag's script, and its collector. */
const strictest =
  "default-src 'none'; script-src 'nonce-n0nce' 'strict-dynamic'; style-src 'none'; connect-src {O}; require-trusted-types-for 'script'; trusted-types 'none'";

/** Headers of the pages that have some. */
export const policies: Record<string, string> = { strict: strictest, bannerStrict: strictest };
