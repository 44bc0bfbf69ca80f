import chevron from 'lucide-static/icons/chevron-left.svg';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';

type PageProps = {
  title: string;
  lead?: ComponentChildren;
  /** Beside the title. */
  mark?: ComponentChildren;
  actions?: ComponentChildren;
  back?: { href: string; label: string };
  width?: 'narrow' | 'normal' | 'wide';
  children: ComponentChildren;
};

/** Set once a screen has been shown: the first one leaves the focus where the browser put it. */
let moved = false;

/** One screen: its title (also the window's), actions and content. Coming from another screen, the title has the focus. */
export function Page({ title, lead, mark, actions, back, width = 'normal', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Dangol`;
  }, [title]);
  useEffect(() => {
    if (moved) heading.current?.focus({ preventScroll: true });
    moved = true;
  }, []);
  return (
    <div class={`page ${width}`}>
      <header class="top">
        <div>
          {back && (
            <a class="back" href={back.href}>
              <Icon svg={chevron} />
              {back.label}
            </a>
          )}
          <div class="title">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {mark}
          </div>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {actions && <div class="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
