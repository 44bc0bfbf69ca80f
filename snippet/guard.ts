// The page is a stranger's: its globals may be patched, frozen or missing. Every way into the tag (script start, calls,
// listeners, timers, wrapped functions) passes through here, so that nothing of ours ever throws into it.
import { log } from './debug.ts';

/** Runs `act`; undefined when it throws. */
export function attempt<Result>(act: () => Result): Result | undefined {
  try {
    return act();
  } catch (fault) {
    log(fault);
    return undefined;
  }
}

/** The same function, but it never throws, and a promise of it never rejects unheard. */
export function guard<Args extends unknown[]>(act: (...args: Args) => unknown): (...args: Args) => void {
  return (...args) => {
    attempt(() => (act(...args) as Promise<unknown> | undefined)?.catch?.(log));
  };
}

/**
 * Listens to events of the page and of the window, guarded. All of them pass the window on their way down; capturing
 * there, nothing on the page can hide them from us, and being passive we delay nothing.
 */
export function on<Happening extends Event>(types: string, act: (happening: Happening) => unknown): void {
  for (const type of types.split(' ')) {
    addEventListener(type, guard(act) as EventListener, { capture: true, passive: true });
  }
}

/** `setTimeout`, guarded. */
export function later(act: () => unknown, ms: number): number {
  return setTimeout(guard(act), ms);
}
