import { ApiError } from './api.ts';
import { findText, text } from './i18n/text.ts';

/** What to tell people when a request failed. */
export function failureText(error: unknown): string {
  const code = error instanceof ApiError ? error.code : 'unknown';
  return findText(`error.${code}`) ?? text('error.unknown');
}
