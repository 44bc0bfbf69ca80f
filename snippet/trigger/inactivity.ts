import { fire } from './armed.ts';

let activeAt = 0;

/** The shopper did something, or the page came into view. */
export function noteActivity(): void {
  activeAt = Date.now();
}

/** Time since the shopper last did something. */
export function idleMs(): number {
  return Date.now() - activeAt;
}

/** Asked regularly while the page is visible. */
export function checkInactivity(): void {
  const idle = Math.floor(idleMs() / 1_000);
  fire('inactive', ({ seconds = 0 }) => idle >= seconds && { seconds: idle });
}
