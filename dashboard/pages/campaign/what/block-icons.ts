/** Icons of the kinds of block, in the order in which they are offered. */
import heading from 'lucide-static/icons/heading.svg';
import image from 'lucide-static/icons/image.svg';
import text from 'lucide-static/icons/letter-text.svg';
import button from 'lucide-static/icons/mouse-pointer-click.svg';
import coupon from 'lucide-static/icons/ticket-percent.svg';
import countdown from 'lucide-static/icons/timer.svg';
import type { BlockType } from '../../../../server/contract/message.ts';

export const blockIcons: Record<BlockType, string> = { heading, text, coupon, button, image, countdown };
