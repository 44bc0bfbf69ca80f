import badge from 'lucide-static/icons/badge-check.svg';
import circle from 'lucide-static/icons/circle-dot.svg';
import creditCard from 'lucide-static/icons/credit-card.svg';
import doc from 'lucide-static/icons/file-text.svg';
import heart from 'lucide-static/icons/heart.svg';
import message from 'lucide-static/icons/message-square.svg';
import search from 'lucide-static/icons/search.svg';
import bag from 'lucide-static/icons/shopping-bag.svg';
import cart from 'lucide-static/icons/shopping-cart.svg';
import tag from 'lucide-static/icons/tag.svg';
import ticket from 'lucide-static/icons/ticket.svg';
import user from 'lucide-static/icons/user.svg';

const icons: Record<string, string> = {
  page_view: doc,
  view_item_list: tag,
  select_item: tag,
  view_item: tag,
  search,
  add_to_wishlist: heart,
  add_to_cart: cart,
  remove_from_cart: cart,
  view_cart: cart,
  begin_checkout: creditCard,
  add_shipping_info: creditCard,
  add_payment_info: creditCard,
  purchase: bag,
  login: user,
  logout: user,
  identify: user,
  sign_up: badge,
  offer_shown: message,
  offer_clicked: message,
  offer_dismissed: message,
  coupon_copied: ticket,
};

/** A picture for an event in the feed; a dot for those without one. */
export function eventIcon(name: string): string {
  return icons[name] ?? circle;
}
