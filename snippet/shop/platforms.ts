/** By name of the part that reads it: whether the shop runs on a platform, told by what its pages have, never by their host. */
export const platforms: Record<string, () => unknown> = {
  cafe24: () => isCafe24() && !isOrder(),
  'cafe24-order': () => isCafe24() && isOrder(),
  magento: () => host.hyva ?? has('[data-mage-init],[type="text/x-magento-init"],.catalog-product-view'),
  opencart: () => has('[src*="catalog/view/"],[href*="catalog/view/"],[href*="route=checkout/"]'),
  prestashop: () => host.prestashop?.page,
  segment: () => host.analytics?.track,
  shopify: () => host.Shopify?.shop,
  woocommerce: () => has('body[class*=woocommerce]:not(.woocommerce-order-received)'),
  'woocommerce-order': () => has('body.woocommerce-order-received'),
};

/** What the scripts of a shop leave on its window. */
const host = window as {
  hyva?: unknown;
  prestashop?: { page?: unknown };
  analytics?: { track?: unknown };
  Shopify?: { shop?: unknown };
};

const isCafe24 = () => 'CAFE24' in host || 'EC_SDE_SHOP_NUM' in host;
const isOrder = () => has('[name=path_role][content^=ORDER_]') || /\/order\//.test(location.pathname);

function has(selector: string): Element | null {
  return document.querySelector(selector);
}
