let speaking = false;

/** Lets the tag write what it records and receives, and what went wrong, to the console of this page. */
export function debug(): void {
  speaking = true;
}

/** Silent until {@link debug}: a shop's console is not ours. Never throws: faults of everything else end here. */
export function log(...words: unknown[]): void {
  try {
    if (speaking) console.log('dangol', ...words);
  } catch {}
}
