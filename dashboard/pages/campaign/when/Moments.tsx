import addToCart from 'lucide-static/icons/circle-plus.svg';
import inactive from 'lucide-static/icons/hourglass.svg';
import exit from 'lucide-static/icons/log-out.svg';
import click from 'lucide-static/icons/mouse-pointer-click.svg';
import product from 'lucide-static/icons/package.svg';
import page from 'lucide-static/icons/panel-top.svg';
import scroll from 'lucide-static/icons/scroll-text.svg';
import cart from 'lucide-static/icons/shopping-cart.svg';
import engagement from 'lucide-static/icons/timer.svg';
import other from 'lucide-static/icons/zap.svg';
import type { Trigger } from '../../../../server/contract/trigger.ts';
import { text } from '../../../i18n/text.ts';
import { triggerFor } from '../blank.ts';
import { useEditing, useField } from '../editing.ts';
import { Choices } from '../fields/Choices.tsx';
import { EventPicker } from '../fields/EventPicker.tsx';
import { Faults } from '../fields/Faults.tsx';

const icons = {
  page_view: page,
  view_item: product,
  scroll,
  engagement,
  exit_intent: exit,
  view_cart: cart,
  add_to_cart: addToCart,
  inactive,
  click,
  other,
} as const;
type Moment = keyof typeof icons;
const moments = Object.keys(icons) as Moment[];

/** What an author means by "another event" before saying which. */
const OTHER_START = 'search';

/** What has to happen on the page. */
export function Moments() {
  const { view } = useEditing();
  const { value: trigger, set } = useField<Trigger>('trigger');
  if (!trigger) return null;
  const usual = moments.find((moment) => moment === trigger.event);

  function choose(moment: Moment): void {
    if (!trigger || moment === (usual ?? 'other')) return;
    set(triggerFor(moment === 'other' ? OTHER_START : moment, trigger));
    if (moment === 'other') view.wanted.value = 'trigger/event';
  }

  return (
    <>
      <Choices
        label={text('when.moment')}
        value={usual ?? 'other'}
        options={moments.map((moment) => ({
          value: moment,
          label: text(`when.moment.${moment}`),
          icon: icons[moment],
        }))}
        onValue={choose}
      />
      {!usual && (
        <div class="other-event">
          <EventPicker path="trigger/event" />
          <Faults path="trigger/event" />
        </div>
      )}
    </>
  );
}
