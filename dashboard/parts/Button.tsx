import loader from 'lucide-static/icons/loader-circle.svg';
import type { ComponentChildren, Ref } from 'preact';
import { Icon } from './Icon.tsx';

export type ButtonProps = {
  /** `primary`: the one thing to do here. `plain`: the rest. `quiet`: beside other things. `danger`: takes away. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  small?: boolean;
  icon?: string;
  /** Says what the button does when it shows only an icon. */
  label?: string;
  /** Something is under way: it cannot be pressed, and stays where the focus is. */
  busy?: boolean;
  disabled?: boolean;
  /** Makes it a link. */
  href?: string;
  /** Opens the link in a new tab. */
  newTab?: boolean;
  /** Saves what the link leads to as a file. */
  download?: boolean;
  type?: 'button' | 'submit';
  onClick?: (event: MouseEvent) => void;
  buttonRef?: Ref<HTMLButtonElement>;
  children?: ComponentChildren;
};

export function Button(props: ButtonProps) {
  const {
    kind = 'plain',
    small,
    icon,
    label,
    busy,
    disabled,
    href,
    newTab,
    download,
    type = 'button',
    onClick,
    children,
  } = props;
  const bare = children === undefined;
  const look = ['button', kind, small && 'small', bare && 'bare', busy && 'busy'].filter(Boolean).join(' ');
  const inside = (
    <>
      {(icon || busy) && <Icon svg={busy ? loader : (icon ?? '')} />}
      {children}
    </>
  );
  if (href !== undefined) {
    return (
      <a
        class={look}
        href={href}
        aria-label={label}
        title={bare ? label : undefined}
        download={download}
        {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}
      >
        {inside}
      </a>
    );
  }
  return (
    <button
      ref={props.buttonRef ?? null}
      class={look}
      type={type}
      aria-label={label}
      title={bare ? label : undefined}
      aria-disabled={busy}
      disabled={disabled}
      // Leaving a field may show its fault, which would move the button away from under a click that saves.
      onMouseDown={type === 'submit' ? stop : undefined}
      onClick={busy ? stop : onClick}
    >
      {inside}
    </button>
  );
}

function stop(event: MouseEvent): void {
  event.preventDefault();
}
