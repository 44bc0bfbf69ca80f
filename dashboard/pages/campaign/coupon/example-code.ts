/** Letters and digits that are hard to take for one another, as an example only: real codes are drawn by the server. */
const CHARACTERS = '7K3M9QXAW5HT2PBN4RJC6YFE8DGV';

/** A code of this form, always the same one: an example that changed with every key would only distract. */
export function exampleCode(pattern: string): string {
  let index = 0;
  return pattern.replace(/#/g, () => CHARACTERS.charAt(index++ % CHARACTERS.length));
}
