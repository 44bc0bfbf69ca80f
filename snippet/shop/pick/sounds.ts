/** How a name of a parameter or a variable sounds that may hold a field; and, where that is less, one that most likely does. */
const sounds: [field: RegExp, may: RegExp, does?: RegExp][] = [
  [/item_id/, /(^|[_.-])(id|no|num|code|sku|pid|gid|item|goods|product)/i, /id$|no$|code$|sku/i],
  [/name/, /name|nm$|title|label/i],
  [/price|value|shipping|tax/, /price|amount|amt|cost|prc|pay|sale|total|sum|fee|each|cents/i, /price|prc|cost/i],
  [/quantity/, /q(ty|uantity)|count|cnt|(^|_)(ea|num|n)$/i],
  [/transaction_id/, /ord|trans|receipt|number|no$/i],
  [/customer_id/, /member|user|cust|login|mid|uid|id$/i],
  [/search_term/, /^q$|query|key|search|word|term/i],
  [/points/, /point|mileage|reward/i],
  [/tier/, /tier|grade|level|group/i],
];

/** @param surely most likely holds it, not just may. */
export function soundOf(name: string, surely?: boolean): RegExp | undefined {
  const sound = sounds.find(([field]) => field.test(name));
  return (surely && sound?.[2]) || sound?.[1];
}
