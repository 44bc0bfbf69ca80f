import type { ComponentChildren } from 'preact';

export type Tone = 'quiet' | 'good' | 'warn' | 'bad' | 'accent';

/** A word about a state. `dot` gives colour-blind people nothing to guess: the word always says it. */
export function Badge({ tone = 'quiet', dot, children }: { tone?: Tone; dot?: boolean; children: ComponentChildren }) {
  return <span class={`badge ${tone}${dot ? ' dot' : ''}`}>{children}</span>;
}
