/** The origin of what people paste: `shop.example/product/1` is `https://shop.example`. Anything else stays as it is. */
export function originOf(input: string): string {
  const trimmed = input.trim();
  if (!trimmed || /\s/.test(trimmed)) return trimmed;
  try {
    const { origin } = new URL(trimmed.includes('://') ? trimmed : `https://${trimmed}`);
    return origin === 'null' ? trimmed : origin;
  } catch {
    return trimmed;
  }
}
