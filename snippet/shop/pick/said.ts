import type { App } from './app.ts';

/** A value as the owner reads it: numbers as the language writes them. */
export function said(app: App, value: unknown): string {
  return value === undefined
    ? app.say('nothing')
    : typeof value === 'number'
      ? value.toLocaleString(app.grant.language)
      : String(value);
}
