import type { ComponentChildren } from 'preact';

type CardProps = {
  title?: string;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  foot?: ComponentChildren;
  /** Without space around the body: for tables and lists that reach the edge. */
  flush?: boolean;
  children: ComponentChildren;
};

export function Card({ title, lead, actions, foot, flush, children }: CardProps) {
  return (
    <section class={flush ? 'card flush' : 'card'}>
      {(title || actions) && (
        <div class="head">
          <div>
            {title && <h2>{title}</h2>}
            {lead && <p class="lead">{lead}</p>}
          </div>
          {actions}
        </div>
      )}
      <div class="body">{children}</div>
      {foot && <div class="foot">{foot}</div>}
    </section>
  );
}
