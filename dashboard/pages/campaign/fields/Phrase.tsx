import type { ComponentChildren } from 'preact';

/**
 * A line of controls in the order that the language asks for: `{within} {event} {times}` in Korean,
 * `{event} {times} {within}` in English. What stands between the braces is a name in `slots`.
 */
export function Phrase({ pattern, slots }: { pattern: string; slots: Record<string, ComponentChildren> }) {
  return (
    <div class="phrase">
      {pattern.split(/\{(\w+)\}/).map((piece, index) => {
        if (index % 2 === 1) {
          return slots[piece] ? (
            <span key={piece} class="slot">
              {slots[piece]}
            </span>
          ) : null;
        }
        const words = piece.trim();
        return words === '' ? null : (
          <span key={`words-${index}`} class="words">
            {words}
          </span>
        );
      })}
    </div>
  );
}
