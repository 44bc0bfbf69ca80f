import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Brand } from './Brand.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';

/** The frame of the screens before one is in. */
export function DoorPage({ title, lead, children }: { title: string; lead: string; children?: ComponentChildren }) {
  useEffect(() => {
    document.title = `${title} · Dangol`;
  }, [title]);
  return (
    <div class="door">
      <header>
        <Brand />
        <LanguageMenu align="end" />
      </header>
      <main>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {children}
      </main>
    </div>
  );
}
