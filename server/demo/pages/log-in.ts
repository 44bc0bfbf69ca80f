import { withinShop } from '../discount.ts';
import { type Html, html } from '../html.ts';
import type { Page } from '../layout.ts';
import { MAX_SHOPPER_ID, shopperOf } from '../shopper.ts';
import type { Visit } from '../visit.ts';

export function logInPage(visit: Visit): Page {
  const { say } = visit;
  return {
    title: say('로그인', 'Log in'),
    main: html`<section class="narrow"><h1>${say('다시 만나 반가워요', 'Good to see you again')}</h1>
<p>${say('데모라서 비밀번호는 없어요. 같은 아이디로 로그인하면 어느 브라우저에서든 같은 사람이에요.', 'There is no password in the demo. The same id is the same person in any browser.')}</p>
${form(visit, 'login', say('로그인', 'Log in'))}
${samples(visit)}
<p class="small">${say('처음이신가요?', 'New here?')} <a href="/demo/signup">${say('회원 가입', 'Sign up')}</a></p></section>`,
  };
}

export function signUpPage(visit: Visit): Page {
  const { say } = visit;
  return {
    title: say('회원 가입', 'Sign up'),
    main: html`<section class="narrow"><h1>${say('온기 가족이 되어 주세요', 'Join Ongi')}</h1>
<p>${say('아이디만 정하면 끝나요. 구매할 때마다 1%를 적립해 드려요.', 'Choose an id and you are done. You get 1% back on every order.')}</p>
${form(visit, 'sign_up', say('가입하기', 'Sign up'))}
<p class="small">${say('이미 회원이신가요?', 'Already a member?')} <a href="/demo/login">${say('로그인', 'Log in')}</a></p></section>`,
  };
}

/** @param event that is told once the next page knows who the shopper is. */
function form({ say, query }: Visit, event: 'login' | 'sign_up', action: string): Html {
  return html`<form class="log-in" data-log-in="${event}" data-to="${withinShop(query.get('to'), '/demo/account')}"><div class="field"><label for="id">${say('아이디', 'Id')}</label><input id="id" name="id" required maxlength="${MAX_SHOPPER_ID}" autocomplete="username" autocapitalize="none" spellcheck="false" placeholder="${say('예: vip', 'e.g. vip')}"></div><button class="button" type="submit">${action}</button></form>`;
}

function samples({ say }: Visit): Html {
  const shown = ['vip', 'ongi', 'sprout'].flatMap((id) => shopperOf(id) ?? []);
  return html`<div class="samples"><p class="small">${say('이런 회원으로 로그인해 볼 수 있어요', 'Members to try')}</p>${shown.map(
    ({ id, name, points, tier }) =>
      html`<button type="button" data-sample="${id}"><b>${id}</b><span>${name} · ${tier} · ${points.toLocaleString('en-US')}P</span></button>`,
  )}</div>`;
}
