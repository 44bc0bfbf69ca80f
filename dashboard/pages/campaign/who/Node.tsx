import type { Condition } from '../../../../server/contract/audience.ts';
import { text } from '../../../i18n/text.ts';
import { Badge } from '../../../parts/Badge.tsx';
import { Icon } from '../../../parts/Icon.tsx';
import { isGroup, type LeafKind, unwrapNot } from '../audience.ts';
import { useEditing } from '../editing.ts';
import { Faults } from '../fields/Faults.tsx';
import { join } from '../path.ts';
import { Group } from './Group.tsx';
import { kindIcons } from './kinds.ts';
import { NodeMenu } from './NodeMenu.tsx';
import { rows } from './rows.tsx';

/** One member of a group: a condition of one line or more, or a group of its own. */
export function Node({ path, number }: { path: string; number: number }) {
  const { editor } = useEditing();
  const { inner, innerPath, denied } = unwrapNot(editor.get(path) as Condition, path);
  if (isGroup(inner)) return <Group path={path} />;

  const kind: LeafKind = inner.kind;
  const name = text(`who.kind.${kind}`);
  const Row = rows[kind];
  return (
    <fieldset class="condition" aria-label={text('who.condition', { number, kind: name })} data-path={path}>
      <div class="head">
        <span class="kind">
          <Icon svg={kindIcons[kind]} />
          {name}
        </span>
        {denied && <Badge tone="warn">{text('who.not')}</Badge>}
        <NodeMenu path={path} name={name} />
      </div>
      <Row path={innerPath} />
      {/* Filters show their own faults, beside the filter. */}
      <Faults path={path} except={[join(innerPath, 'where')]} />
    </fieldset>
  );
}
