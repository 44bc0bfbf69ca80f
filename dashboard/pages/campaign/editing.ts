/** What every part of the editor works on: the campaign, the site, and where the author is looking. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SiteInfo } from '../../../server/contract/api.ts';
import type { Editor } from '../../store/editor.ts';
import type { Reach } from '../../store/editor-reach.ts';
import { tabOf } from './faults.ts';
import type { Tab } from './sentence/segment.ts';

export type Editing = {
  editor: Editor;
  reach: Reach;
  site: SiteInfo;
  /** Names of events that the shop has sent, besides those everybody knows. */
  seenEvents: ReadonlySignal<string[]>;
  view: View;
};

/** Where the author is looking. */
export type View = ReturnType<typeof createView>;

export function createView() {
  const tab = signal<Tab>('who');
  const variant = signal(0);
  /** A field or node to bring into sight and give the focus, once it is drawn. */
  const wanted = signal<string>();
  return {
    tab,
    variant,
    wanted,
    /** Opens the step and the variant that `path` is on and asks for the focus there. */
    reveal(path: string): void {
      tab.value = tabOf(path) ?? tab.value;
      const variantIndex = /^variants\/(\d+)/.exec(path)?.[1];
      if (variantIndex !== undefined) variant.value = Number(variantIndex);
      wanted.value = path;
    },
  };
}

export const EditingContext = createContext<Editing | undefined>(undefined);

/** @throws outside of the editor. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('useEditing must be used inside of EditingContext.');
  return editing;
}

/** One field of the campaign by its path, ready for a control. */
export function useField<Value>(path: string) {
  const { editor } = useEditing();
  return {
    value: editor.get(path) as Value | undefined,
    error: editor.faultAt(path)?.rule,
    /** `undefined` takes the field away. */
    set: (value: Value | undefined) => editor.set(path, value),
    leave: () => editor.touch(path),
  };
}
