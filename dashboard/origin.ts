/** The origin of what people paste: `shop.example/product/1` is `https://shop.example`. Anything else stays as it is. */
export function originOf(input: string): string {
  const trimmed = input.trim();
  if (!trimmed) return '';
  try {
    const { origin } = new URL(/^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
    return origin === 'null' ? trimmed : origin;
  } catch {
    return trimmed;
  }
}
