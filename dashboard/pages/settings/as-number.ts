/** What an empty number field holds while it is edited: not-a-number, which the form says is missing. */
export function asNumber(value: number | undefined): number {
  return value ?? Number.NaN;
}
