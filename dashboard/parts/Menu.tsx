import check from 'lucide-static/icons/check.svg';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { rove } from './roving.ts';

export type Choice =
  | { label: string; icon?: string; danger?: boolean; checked?: boolean; onChoose: () => void }
  | { label: string; icon?: string; href: string; newTab?: boolean }
  | 'line';

type MenuProps = {
  /** Says what the menu is about. */
  label: string;
  /** What is inside of the button that opens it. */
  button: ComponentChildren;
  buttonClass?: string;
  choices: readonly Choice[];
  /** Which edge of the button the list keeps to, and whether it opens upwards. */
  align?: 'start' | 'end';
  up?: boolean;
};

/** A button with a list of things to do. Arrow keys move, Escape closes and gives the focus back. */
export function Menu({ label, button, buttonClass = 'button quiet', choices, align = 'start', up }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    if (!open) return;
    // Near the foot of the page the list would open out of sight.
    root.current?.querySelector('.list')?.scrollIntoView({ block: 'nearest' });
    root.current?.querySelector<HTMLElement>('.choice')?.focus({ preventScroll: true });
    const closeOutside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [open]);

  function onKey(event: KeyboardEvent): void {
    if (!open || !root.current) return;
    if (event.key === 'Escape') close();
    else rove(event, '.choice', root.current);
  }
  function close(): void {
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <div class="menu" ref={root}>
      <button
        ref={opener}
        class={buttonClass}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onKeyDown={onKey}
      >
        {button}
      </button>
      {open && (
        <div id={id} class={`list ${align} ${up ? 'up' : ''}`} role="menu" aria-label={label} onKeyDown={onKey}>
          {choices.map((choice, index) => (
            <MenuChoice key={choice === 'line' ? index : choice.label} choice={choice} onDone={close} />
          ))}
        </div>
      )}
    </div>
  );
}

function MenuChoice({ choice, onDone }: { choice: Choice; onDone: () => void }) {
  if (choice === 'line') return <hr />;
  const icon = choice.icon && <Icon svg={choice.icon} />;
  if ('href' in choice) {
    const target = choice.newTab ? { target: '_blank', rel: 'noopener' } : {};
    return (
      <a class="choice" role="menuitem" tabIndex={-1} href={choice.href} onClick={onDone} {...target}>
        {icon}
        <span>{choice.label}</span>
      </a>
    );
  }
  const { label, danger, checked, onChoose } = choice;
  return (
    <button
      class={danger ? 'choice danger' : 'choice'}
      type="button"
      {...(checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked })}
      tabIndex={-1}
      onClick={() => {
        onDone();
        onChoose();
      }}
    >
      {icon}
      <span>{label}</span>
      {checked && <Icon svg={check} />}
    </button>
  );
}
