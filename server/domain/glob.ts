/** A text test that is made once and asked often. */
export type TextTest = (text: string) => boolean;

/**
 * Compiles a glob over a whole text: `*` is any run of characters, `?` is one. Each star takes the first place that fits
 * and is never reconsidered, so no pattern can take longer than its length times the text's.
 */
export function compileGlob(glob: string): TextTest {
  const [head = '', ...rest] = glob.split('*');
  const tail = rest.pop();
  if (tail === undefined) return (text) => text.length === head.length && fitsAt(text, head, 0);
  const parts = rest.filter((part) => part !== '');
  return (text) => {
    if (text.length < head.length + tail.length || !fitsAt(text, head, 0)) return false;
    const end = text.length - tail.length;
    if (!fitsAt(text, tail, end)) return false;
    let from = head.length;
    for (const part of parts) {
      const at = find(text, part, from, end);
      if (at < 0) return false;
      from = at + part.length;
    }
    return true;
  };
}

function find(text: string, part: string, from: number, end: number): number {
  if (!part.includes('?')) {
    const at = text.indexOf(part, from);
    return at >= 0 && at + part.length <= end ? at : -1;
  }
  for (let at = from; at + part.length <= end; at++) if (fitsAt(text, part, at)) return at;
  return -1;
}

function fitsAt(text: string, part: string, at: number): boolean {
  for (let i = 0; i < part.length; i++) {
    if (part[i] !== '?' && part[i] !== text[at + i]) return false;
  }
  return true;
}
