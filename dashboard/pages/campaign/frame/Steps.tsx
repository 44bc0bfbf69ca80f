import left from 'lucide-static/icons/chevron-left.svg';
import right from 'lucide-static/icons/chevron-right.svg';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../parts/Button.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { TabPanel, Tabs } from '../../../parts/Tabs.tsx';
import { CouponTab } from '../coupon/CouponTab.tsx';
import { useEditing } from '../editing.ts';
import { type Tab, tabs } from '../sentence/segment.ts';
import { TestTab } from '../test/TestTab.tsx';
import { WhatTab } from '../what/WhatTab.tsx';
import { WhenTab } from '../when/WhenTab.tsx';
import { WhoTab } from '../who/WhoTab.tsx';
import { GoLive } from './Actions.tsx';
import { focusWanted } from './focus-wanted.ts';

const contents: Record<Tab, ComponentType> = {
  who: WhoTab,
  when: WhenTab,
  what: WhatTab,
  coupon: CouponTab,
  test: TestTab,
};

/** The five steps: any may be taken at any time, and the next one is always a press away. */
export function Steps() {
  const { editor, view } = useEditing();
  const place = useRef<HTMLDivElement>(null);
  const tab = view.tab.value;
  const wanted = view.wanted.value;
  const counts = editor.counts.value;
  const Content = contents[tab];

  useEffect(() => {
    if (wanted === undefined) return;
    focusWanted(place.current?.closest('.page') ?? document, wanted);
    view.wanted.value = undefined;
  }, [wanted, tab]);

  return (
    <div class="steps" ref={place}>
      <Tabs
        id="step"
        label={text('editor.steps')}
        current={tab}
        onChange={(key) => {
          view.tab.value = key;
        }}
        tabs={tabs.map((key) => ({ key, label: text(`editor.tab.${key}`), mark: <FaultMark count={counts[key]} /> }))}
      />
      <TabPanel id="step" tab={tab}>
        <div class="step">
          <Content />
        </div>
      </TabPanel>
      <StepButtons tab={tab} />
    </div>
  );
}

function FaultMark({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span class="fault-mark">
      <span aria-hidden="true">{count}</span>
      <span class="hidden-text">{text('editor.tab.faults', { count })}</span>
    </span>
  );
}

function StepButtons({ tab }: { tab: Tab }) {
  const { view } = useEditing();
  const at = tabs.indexOf(tab);
  const before = tabs[at - 1];
  const after = tabs[at + 1];

  function go(to: Tab): void {
    view.tab.value = to;
    // The new step begins at its top, where its tab is.
    document.getElementById(`step-tab-${to}`)?.focus();
  }
  return (
    <div class={before ? 'step-buttons' : 'step-buttons first'}>
      {before && (
        <Button kind="quiet" icon={left} onClick={() => go(before)}>
          {text('editor.previous', { tab: text(`editor.tab.${before}`) })}
        </Button>
      )}
      {after ? (
        <Button onClick={() => go(after)}>
          {text('editor.next', { tab: text(`editor.tab.${after}`) })}
          <Icon svg={right} />
        </Button>
      ) : (
        <GoLive />
      )}
    </div>
  );
}
