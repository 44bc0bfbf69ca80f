/**
 * Words of one area of the dashboard in both languages. The types hold it together: `en` must have the keys of `ko`, and
 * a text with `{name}` in it asks its caller for `name`. `{count:person|people}` is a number with its English noun.
 */
export function dictionary<const Korean extends Record<string, string>>(
  ko: Korean,
  en: { readonly [Key in keyof Korean]: string },
): { ko: Korean; en: { readonly [Key in keyof Korean]: string } } {
  return { ko, en };
}

/** Names of the `{…}` parts of a text. */
export type Parts<Text extends string> = Text extends `${string}{${infer Part}}${infer Rest}`
  ? PartName<Part> | Parts<Rest>
  : never;
type PartName<Part extends string> = Part extends `${infer Name}:${string}` ? Name : Part;

export const partPattern = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/** Fills the parts of a text in; numbers are written the way `locale` writes them. */
export function fill(text: string, parts: Record<string, string | number>, locale: string): string {
  return text.replace(partPattern, (whole, name: string, one?: string, many?: string) => {
    const value = parts[name];
    if (value === undefined) return whole;
    const shown = typeof value === 'number' ? value.toLocaleString(locale) : value;
    return many === undefined ? shown : `${shown} ${value === 1 ? one : many}`;
  });
}
