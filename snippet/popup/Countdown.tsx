import { timeLeft } from './time-left.ts';
import type { Words } from './words.ts';

/**
 * The time left as figures in cells. A screen reader hears it only when it asks (`timer` is no live region), and without
 * the seconds, which would be old before they are read.
 */
export function Countdown({ text, until, now, words }: { text?: string; until: number; now: number; words: Words }) {
  const left = timeLeft(until, now);
  return (
    <div class="timer" role="timer" aria-label={spoken(left, words, text)}>
      <div aria-hidden="true">
        {left && text && <p class="small">{text}</p>}
        {left ? (
          <p class="clock">
            {left.map(([unit, value]) => (
              <span class="cell" key={unit}>
                <b>{String(value).padStart(2, '0')}</b>
                <i>{words.units[unit]}</i>
              </span>
            ))}
          </p>
        ) : (
          <p class="text">{words.ended}</p>
        )}
      </div>
    </div>
  );
}

function spoken(left: ReturnType<typeof timeLeft>, words: Words, text = ''): string {
  if (!left) return words.ended;
  const figures = left.filter(([unit]) => unit !== 'seconds').map(([unit, value]) => value + words.units[unit]);
  return text ? `${text} ${figures.join(' ')}` : `${figures.join(' ')} ${words.left}`;
}
