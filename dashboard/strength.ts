import { PASSWORD_MIN } from '../server/contract/api.ts';

export type Strength = 'short' | 'weak' | 'fair' | 'good';

/** From here on length alone makes a password good: NIST SP 800-63B-4 asks for 15 where it is the only factor. */
const GOOD_LENGTH = 15;
/** Fewer different characters than this are a pattern, however long: "aaaaaaaaaaaaaaa", "121212121212121". */
const FEW_DIFFERENT = 6;

/** A hint for whoever makes a password up; the server asks for the length alone. */
export function strengthOf(password: string, name: string): Strength {
  if (password.length < PASSWORD_MIN) return 'short';
  const lower = password.toLowerCase();
  if (new Set(lower).size < FEW_DIFFERENT || isRun(lower)) return 'weak';
  if (name.length > 2 && lower.includes(name.toLowerCase())) return 'weak';
  return password.length < GOOD_LENGTH ? 'fair' : 'good';
}

/** "abcdefghijkl", "123456789012": each character next to the one before. */
function isRun(password: string): boolean {
  const codes = [...password].map((letter) => letter.codePointAt(0) ?? 0);
  const near = codes.filter((code, index) => index > 0 && Math.abs(code - (codes[index - 1] ?? 0)) <= 1);
  return near.length >= (codes.length - 1) * 0.75;
}
