import type { ComponentChildren } from 'preact';
import { rove } from './roving.ts';

export type Tab<Key extends string> = { key: Key; label: string; mark?: ComponentChildren };

type TabsProps<Key extends string> = {
  /** Distinguishes these tabs from others on the page; panels are `TabPanel`s with the same. */
  id: string;
  label: string;
  tabs: readonly Tab<Key>[];
  current: Key;
  onChange: (key: Key) => void;
};

export function Tabs<Key extends string>({ id, label, tabs, current, onChange }: TabsProps<Key>) {
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={label}
      onKeyDown={(event) => {
        const moved = tabs[rove(event, '[role=tab]') ?? -1];
        if (moved) onChange(moved.key);
      }}
    >
      {tabs.map((tab) => (
        <button
          key={tab.key}
          id={`${id}-tab-${tab.key}`}
          type="button"
          role="tab"
          aria-selected={tab.key === current}
          aria-controls={`${id}-panel-${tab.key}`}
          tabIndex={tab.key === current ? 0 : -1}
          onClick={() => onChange(tab.key)}
        >
          {tab.label}
          {tab.mark}
        </button>
      ))}
    </div>
  );
}

/** What a tab shows. Drawn only while its tab is the current one. */
export function TabPanel({ id, tab, children }: { id: string; tab: string; children: ComponentChildren }) {
  return (
    <div id={`${id}-panel-${tab}`} role="tabpanel" aria-labelledby={`${id}-tab-${tab}`}>
      {children}
    </div>
  );
}
