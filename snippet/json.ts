// JSON.stringify obeys `toJSON` of any prototype: Prototype.js 1.6 puts one on Array, which writes arrays as strings. Only
// lists and objects can be harmed that way, so those are written here.

/** The JSON of plain data. Fields that are undefined are left out. */
export function toJson(value: unknown): string {
  if (!value || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(toJson).join()}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${toJson(field)}`).join()}}`;
}
