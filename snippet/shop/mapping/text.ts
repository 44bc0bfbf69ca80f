import { MAX_STRING } from '../../../server/contract/limits.ts';

/** Old prices are struck through; scripts are nothing that anybody reads. */
const unread = /^(DEL|S|STRIKE|SCRIPT|STYLE)$/i;
/** All other elements part words. */
const inWord = /^(B|EM|FONT|I|SPAN|STRONG)$/i;
/** What nobody but the shop and the bank may know. */
const secret = /password|cc-/;

/** What a shopper reads in an element, or has chosen or filled in there; as much of it as one value may have. */
export function textOf(element: Element): string {
  const { value, type, autocomplete } = element as HTMLInputElement;
  // A list's item has a value as well: a number.
  if (typeof value === 'string') return secret.test(type + autocomplete) ? '' : value;
  let text = '';
  // Also a page without text comes to an end.
  let room = MAX_STRING;
  const take = (node: Node): void => {
    const { nodeValue, nodeName } = node;
    room -= 1 + (nodeValue?.length ?? 0);
    if (room < 0 || unread.test(nodeName)) return;
    text += nodeName === '#text' ? nodeValue : '';
    for (const child of node.childNodes) take(child);
    if (nodeName[0] !== '#' && !inWord.test(nodeName)) text += ' ';
  };
  take(element);
  return text;
}
