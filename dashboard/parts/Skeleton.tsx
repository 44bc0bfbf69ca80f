type SkeletonProps = { width?: 'third' | 'half' | 'most' | 'full'; block?: boolean };

/** Stands where words (or, as a `block`, a whole area) will be. */
export function Skeleton({ width = 'full', block }: SkeletonProps) {
  return <span class={`skeleton ${width} ${block ? 'block' : ''}`} aria-hidden="true" />;
}
