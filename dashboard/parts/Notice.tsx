import bad from 'lucide-static/icons/circle-alert.svg';
import good from 'lucide-static/icons/circle-check.svg';
import info from 'lucide-static/icons/info.svg';
import warn from 'lucide-static/icons/triangle-alert.svg';
import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

const icons = { good, warn, bad, info };

type NoticeProps = { tone?: keyof typeof icons; actions?: ComponentChildren; children: ComponentChildren };

/** Something about the whole screen or card that one should know. A bad one is read out at once. */
export function Notice({ tone = 'info', actions, children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon svg={icons[tone]} />
      <div class="words">{children}</div>
      {actions && <div class="actions">{actions}</div>}
    </div>
  );
}
