/**
 * Whether a text is a CSS selector, as far as a mapping needs one (https://www.w3.org/TR/selectors-4/#grammar). The server has
 * no page to try it on; what is refused here would throw on every page of the shop.
 */
export function isSelector(text: string): boolean {
  let rest = text.trim();
  // What the last step leaves to come: a selector begins and ends with something to match.
  let open = true;
  while (rest) {
    const compound = COMPOUND.exec(rest)?.[0];
    if (!compound) return false;
    rest = rest.slice(compound.length);
    open = false;
    const join = JOIN.exec(rest)?.[0];
    if (rest && !join) return false;
    if (join) {
      rest = rest.slice(join.length);
      open = true;
    }
  }
  return !open;
}

/** `CSS.escape` writes a first digit as its number and a space. */
const ESCAPE = String.raw`\\(?:[0-9a-fA-F]{1,6}\s?|[^0-9a-fA-F])`;
const SIGN = String.raw`(?:[-_a-zA-Z0-9\u0080-\uffff]|${ESCAPE})`;
const NAME = String.raw`(?:--|-?(?:[_a-zA-Z\u0080-\uffff]|${ESCAPE}))${SIGN}*`;
const TEXT = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`;
const ATTRIBUTE = String.raw`\[\s*${NAME}\s*(?:[~|^$*]?=\s*(?:${NAME}|${TEXT})\s*(?:[iIsS]\s*)?)?\]`;
/** What is in the brackets is left to the browser, but for their pairs. */
const PSEUDO = String.raw`::?${NAME}(?:\((?:[^()"'\\]|\\.|${TEXT}|\((?:[^()"'\\]|\\.|${TEXT})*\))+\))?`;
const PART = String.raw`(?:#${SIGN}+|\.${NAME}|${ATTRIBUTE}|${PSEUDO})`;
const COMPOUND = new RegExp(String.raw`^(?:(?:${NAME}|\*)${PART}*|${PART}+)`);
const JOIN = /^(?:\s*[>+~,]\s*|\s+)/;
