/** Old prices are struck through; scripts are nothing that anybody reads. */
const unread = /^(DEL|S|STRIKE|SCRIPT)$/i;
/** All other elements part words. */
const inWord = /^(#text|B|EM|FONT|I|SPAN|STRONG)$/i;
/** What nobody but the shop and the bank may know. */
const secret = /password|cc-/;

/** What a shopper reads in an element, or has chosen or filled in there. */
export function textOf(node: Node): string {
  const { value, type, autocomplete } = node as HTMLInputElement;
  // A list's item has a value as well: a number.
  if (typeof value === 'string') return secret.test(type + autocomplete) ? '' : value;
  const { nodeName, nodeValue, childNodes } = node;
  if (unread.test(nodeName)) return '';
  return (nodeValue ?? Array.from(childNodes, textOf).join('')) + (inWord.test(nodeName) ? '' : ' ');
}
