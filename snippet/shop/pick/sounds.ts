/** How a name of a parameter or a variable sounds that may hold a field; and, where that is less, one that most likely does. */
const sounds: [field: RegExp, may: RegExp, does?: RegExp][] = [
  [/item_id/, /(^|[_.-])(id|no|num|code|sku|[pg]id|goods|item|product)/i, /id$|no$|code$|sku/i],
  [/name/, /name|title|nm$|label/i],
  [/price|tax|value|shipping/, /price|each|amount|amt|cost|prc|pay|sale|fee|sum|total/i, /price|prc|cost/i],
  [/quantity/, /q(ty|uantity)|count|cnt|(^|_)(ea|num|n)$/i],
  [/transaction_id/, /number|receipt|ord|trans|no$/i],
  [/customer_id/, /id$|member|user|cust|login|uid|mid/i],
  [/search_term/, /^q$|query|term|word|search|key/i],
  [/points/, /point|mileage|reward/i],
  [/tier/, /tier|level|group|grade/i],
];

/** @param surely most likely holds it, not just may. */
export function soundOf(name: string, surely?: boolean): RegExp | undefined {
  const sound = sounds.find(([field]) => field.test(name));
  return (surely && sound?.[2]) || sound?.[1];
}
