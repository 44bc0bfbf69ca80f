import { eventNamePattern, shopEvents, signalEvents } from '../../../../server/contract/event.ts';
import { findText, text } from '../../../i18n/text.ts';
import { useEditing, useField } from '../editing.ts';
import { Combo } from './Combo.tsx';

const fits = new RegExp(eventNamePattern);

/** Events by their human names, those that the shop has sent, and any name that may come. */
export function EventPicker({ path, label, signals }: { path: string; label?: string; signals?: boolean }) {
  const { seenEvents } = useEditing();
  const { value = '', error, set, leave } = useField<string>(path);
  const known: string[] = signals ? [...shopEvents, ...signalEvents] : [...shopEvents];
  const names = [...known, ...seenEvents.value.filter((name) => !known.includes(name))];
  return (
    <Combo
      label={label ?? text('who.event')}
      path={path}
      value={value}
      options={names.map((name) => ({ value: name, label: eventName(name) }))}
      own={{ fits, say: (name) => text('who.event.custom', { name }) }}
      none={text('who.event.none')}
      invalid={error !== undefined}
      onValue={set}
      onLeave={leave}
    />
  );
}

/** The human name of an event; its own name when it has none. */
export function eventName(name: string): string {
  return findText(`event.${name}`) ?? name;
}
