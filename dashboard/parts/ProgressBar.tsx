import { useEffect, useRef } from 'preact/hooks';

/** How much of something is done, 0–1. `words` say the same. */
export function ProgressBar({ label, share, words }: { label: string; share: number; words: string }) {
  const bar = useRef<HTMLSpanElement>(null);
  // Set on the object model: a style attribute would break the content security policy.
  useEffect(() => bar.current?.style.setProperty('transform', `scaleX(${share})`), [share]);
  return (
    <div class="progress">
      <div
        class="track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        aria-valuetext={words}
      >
        <span ref={bar} />
      </div>
      <p class="number">{words}</p>
    </div>
  );
}
