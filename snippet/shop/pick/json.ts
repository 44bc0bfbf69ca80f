/** The value of a text that is JSON, or the fields of one that is a form; undefined of anything else. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return /^[^\s<>{}]*=/.test(text) ? Object.fromEntries(new URLSearchParams(text)) : undefined;
  }
}
