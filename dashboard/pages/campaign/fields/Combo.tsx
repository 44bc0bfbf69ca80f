/**
 * A value from a list of known names, or one of the author's own: a combobox after the ARIA Authoring Practices
 * (editable, with list autocomplete). Known values show their human name; typing filters by name and by value.
 */
import chevrons from 'lucide-static/icons/chevrons-up-down.svg';
import { useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../../../parts/Icon.tsx';
import { type ComboOption, matching } from './combo-options.ts';

type ComboProps = {
  label: string;
  value: string;
  options: readonly ComboOption[];
  /** How an own value is offered; absent when it must be one of the list. */
  own?: { fits: RegExp; say: (name: string) => string };
  /** Said when nothing fits. */
  none: string;
  path?: string;
  invalid?: boolean;
  onValue: (value: string) => void;
  onLeave?: () => void;
};

export function Combo({ label, value, options, own, none, path, invalid, onValue, onLeave }: ComboProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  /** What is being typed; undefined while nothing is. */
  const [query, setQuery] = useState<string>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);

  const known = options.find((option) => option.value === value);
  const found = matching(options, query ?? '', own);
  const current = open ? found[Math.min(active, found.length - 1)] : undefined;

  function show(): void {
    setOpen(true);
    setActive(
      query === undefined
        ? Math.max(
            0,
            options.findIndex((option) => option.value === value),
          )
        : 0,
    );
  }
  function close(): void {
    setOpen(false);
    setQuery(undefined);
  }
  function choose(option: ComboOption): void {
    close();
    if (option.value !== value) onValue(option.value);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) {
        show();
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      if (current) choose(current);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    }
  }

  function onBlur(): void {
    // Leaving takes what was typed when it can mean only one thing.
    const typed = query?.trim().toLowerCase();
    const exact = typed ? found.find((one) => one.value === typed || one.label.toLowerCase() === typed) : undefined;
    const only = typed && found.length === 1 ? found[0] : undefined;
    const taken = exact ?? only;
    if (taken) choose(taken);
    else close();
    onLeave?.();
  }

  return (
    <div class="combo">
      <input
        ref={input}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.value}` : undefined}
        aria-invalid={invalid ? true : undefined}
        data-path={path}
        value={query ?? known?.label ?? value}
        onFocus={(event) => event.currentTarget.select()}
        onClick={show}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setOpen(true);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <Icon svg={chevrons} />
      {open && (
        <ComboList
          id={id}
          label={label}
          options={found}
          active={current}
          value={value}
          none={none}
          onChoose={(option) => {
            choose(option);
            input.current?.focus();
          }}
        />
      )}
    </div>
  );
}

type ComboListProps = {
  id: string;
  label: string;
  options: readonly ComboOption[];
  active: ComboOption | undefined;
  value: string;
  none: string;
  onChoose: (option: ComboOption) => void;
};

function ComboList({ id, label, options, active, value, none, onChoose }: ComboListProps) {
  return (
    <div id={`${id}-list`} class="options" role="listbox" aria-label={label}>
      {options.length === 0 && <p class="none">{none}</p>}
      {options.map((option) => (
        <button
          type="button"
          tabIndex={-1}
          key={option.value}
          id={`${id}-${option.value}`}
          ref={option === active ? keepInSight : null}
          class={option === active ? 'option active' : 'option'}
          role="option"
          aria-selected={option.value === value}
          // Keeps the focus in the field, so that leaving it does not close the list before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          <span>{option.label}</span>
          {option.label !== option.value && !option.own && <code>{option.value}</code>}
        </button>
      ))}
    </div>
  );
}

function keepInSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
