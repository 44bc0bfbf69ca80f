/** The little grammar that Korean sentences need: particles by the last sound of a word, and endings of predicates. */

/** How a predicate goes on: `and` joins the next one, `or` offers the next one, `of` describes 사람. */
export type Ending = 'and' | 'or' | 'of';

/** A predicate with every ending, said and denied. */
export type Predicate = { yes: Record<Ending, string>; no: Record<Ending, string> };

/** A verb by its stem (`보`), its past stem (`보았`) and its adnominal form (`본`). */
export type Verb = { stem: string; past: string; of: string };

export const verbs = {
  do: { stem: '하', past: '했', of: '한' },
  see: { stem: '보', past: '보았', of: '본' },
  put: { stem: '담', past: '담았', of: '담은' },
  take: { stem: '빼', past: '뺐', of: '뺀' },
  choose: { stem: '고르', past: '골랐', of: '고른' },
  press: { stem: '누르', past: '눌렀', of: '누른' },
  receive: { stem: '받', past: '받았', of: '받은' },
  become: { stem: '되', past: '되었', of: '된' },
  pass: { stem: '지나', past: '지났', of: '지난' },
  fit: { stem: '맞', past: '맞', of: '맞는' },
  contain: { stem: '들어 있', past: '들어 있', of: '들어 있는' },
  high: { stem: '높', past: '높', of: '높은' },
} as const satisfies Record<string, Verb>;

/** `body` + verb: 상품을 3번 이상 **보고 / 보지 않은**. 하다 sticks to a noun (구매하고) unless a particle stands between. */
export function does(body: string, verb: Verb): Predicate {
  const say = (text: string) => `${attach(body, verb)}${text}`;
  return {
    yes: { and: say(`${verb.stem}고`), or: say(`${verb.past}거나`), of: say(verb.of) },
    no: {
      and: say(`${verb.stem}지 않고`),
      or: say(`${verb.stem}지 않${verb.past === verb.stem ? '' : '았'}거나`),
      of: say(`${verb.stem}지 않은`),
    },
  };
}

/** The body ready for its verb: with a space, except that 하다 sticks to a bare noun. */
export function attach(body: string, verb: Verb): string {
  return verb === verbs.do && !/[을를번]$| 이상$| 이하$/.test(body) ? body : `${body} `;
}

/** `하면`, `담으면`. */
export function conditional({ stem }: Verb): string {
  return stem + (finalSound(stem) === 'other' ? '으면' : '면');
}

/** `noun` + 이다: 등급이 ‘VIP’**인 / 가 아닌**. */
export function is(noun: string): Predicate {
  return {
    yes: { and: `${noun}이고`, or: `${noun}이거나`, of: `${noun}인` },
    no: {
      and: `${withParticle(noun, '이/가')} 아니고`,
      or: `${withParticle(noun, '이/가')} 아니거나`,
      of: `${withParticle(noun, '이/가')} 아닌`,
    },
  };
}

/** `noun` is there: 장바구니에 상품이 **있는 / 없는**. `noun` carries its particle. */
export function exists(noun: string): Predicate {
  return {
    yes: { and: `${noun} 있고`, or: `${noun} 있거나`, of: `${noun} 있는` },
    no: { and: `${noun} 없고`, or: `${noun} 없거나`, of: `${noun} 없는` },
  };
}

/** The predicate with its denial and its saying exchanged. */
export function deny(predicate: Predicate): Predicate {
  return { yes: predicate.no, no: predicate.yes };
}

/** `word` with the particle that its last sound asks for: `상품을`, `쿠폰을`, `주소를`, `3으로`. */
export function withParticle(word: string, pair: '을/를' | '이/가' | '은/는' | '으로/로'): string {
  const [closed = '', open = ''] = pair.split('/');
  const final = finalSound(word);
  if (pair === '으로/로') return word + (final === 'none' || final === 'ㄹ' ? open : closed);
  return word + (final === 'none' ? open : closed);
}

const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
/** Syllables run through 28 final sounds; the 8th is ㄹ. */
const FINALS = 28;
const FINAL_RIEUL = 8;

/** Digits and Latin letters by their Korean names (일, 삼, 엘…). */
const CLOSED_SIGNS = /[013678lmnr]/i;
const RIEUL_SIGNS = /[178lr]/i;

function finalSound(word: string): 'none' | 'ㄹ' | 'other' {
  const last = word.replace(/[’”'")\]}%\s]+$/u, '').at(-1) ?? '';
  const code = last.charCodeAt(0);
  if (code >= HANGUL_FIRST && code <= HANGUL_LAST) {
    const final = (code - HANGUL_FIRST) % FINALS;
    if (final === 0) return 'none';
    return final === FINAL_RIEUL ? 'ㄹ' : 'other';
  }
  if (RIEUL_SIGNS.test(last)) return 'ㄹ';
  return CLOSED_SIGNS.test(last) ? 'other' : 'none';
}
