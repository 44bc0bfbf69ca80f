/** Icons of the kinds of condition, in the order in which they are offered. */
import event from 'lucide-static/icons/activity.svg';
import login from 'lucide-static/icons/circle-user-round.svg';
import sessions from 'lucide-static/icons/footprints.svg';
import groupIcon from 'lucide-static/icons/group.svg';
import elapsed from 'lucide-static/icons/history.svg';
import source from 'lucide-static/icons/milestone.svg';
import orders from 'lucide-static/icons/receipt.svg';
import cart from 'lucide-static/icons/shopping-cart.svg';
import device from 'lucide-static/icons/smartphone.svg';
import visit from 'lucide-static/icons/sparkles.svg';
import attribute from 'lucide-static/icons/tag.svg';
import type { LeafKind } from '../audience.ts';

export const kindIcons: Record<LeafKind, string> = {
  event,
  elapsed,
  sessions,
  visit,
  cart,
  orders,
  login,
  attribute,
  source,
  device,
};
export { groupIcon };
