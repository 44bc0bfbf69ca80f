/** One icon of lucide. `svg` is the text of a file of `lucide-static`, fixed at build time: nothing else may be passed. */
export function Icon({ svg }: { svg: string }) {
  return <span class="icon" aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />;
}
