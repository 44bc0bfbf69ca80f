/**
 * Arrow keys within a row or a list of buttons (WAI-ARIA's "roving" focus): moves the focus and returns the index moved
 * to, or undefined when the key means something else.
 */
export function rove(
  event: KeyboardEvent,
  selector: string,
  within = event.currentTarget as HTMLElement,
): number | undefined {
  const items = [...within.querySelectorAll<HTMLElement>(selector)];
  const now = items.indexOf(document.activeElement as HTMLElement);
  const next = nextIndex(event.key, now, items.length);
  if (next === undefined) return undefined;
  event.preventDefault();
  items[next]?.focus();
  return next;
}

function nextIndex(key: string, now: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight' || key === 'ArrowDown') return (now + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (now - 1 + count) % count;
  return undefined;
}
