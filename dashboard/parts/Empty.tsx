import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

type EmptyProps = { icon: string; title: string; children?: ComponentChildren; actions?: ComponentChildren };

/** Nothing here yet: why, and what to do next. */
export function Empty({ icon, title, children, actions }: EmptyProps) {
  return (
    <div class="empty">
      <Icon svg={icon} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div class="actions">{actions}</div>}
    </div>
  );
}
