/** Whether a whole text is as a glob says: `*` is any run of characters, nothing else is special. Never goes back in the text. */
export function fits(glob: string, text: string): boolean {
  const [head = '', ...parts] = glob.split('*');
  const tail = parts.pop();
  if (tail === undefined || !text.startsWith(head)) return text === glob;
  let from = head.length;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.slice(from).endsWith(tail);
}
