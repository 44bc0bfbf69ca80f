import { useEffect } from 'preact/hooks';

/** Calls `act` now and then every `everyMs` while somebody can see the page; at once when they come back to it. */
export function useInterval(act: () => void, everyMs: number): void {
  useEffect(() => {
    const whenSeen = () => {
      if (document.visibilityState === 'visible') act();
    };
    act();
    const timer = setInterval(whenSeen, everyMs);
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  }, [act, everyMs]);
}
