/** The mark: somebody who comes round again. */
export function Brand() {
  return (
    <span class="brand">
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <rect class="ground" width="28" height="28" rx="8" />
        <path class="path" d="M9.2 9.4a6.6 6.6 0 1 1-1.3 7.2" />
        <circle class="dot" cx="8.6" cy="11.6" r="2.1" />
      </svg>
      Dangol
    </span>
  );
}
