import type { Condition } from '../../../../server/contract/audience.ts';
import { text } from '../../../i18n/text.ts';
import { Select } from '../../../parts/Select.tsx';
import { isGroup, unwrapNot } from '../audience.ts';
import { useEditing } from '../editing.ts';
import { Faults } from '../fields/Faults.tsx';
import { join } from '../path.ts';
import { AddCondition } from './AddCondition.tsx';
import { Node } from './Node.tsx';
import { NodeMenu } from './NodeMenu.tsx';

const ROOT = 'audience';

/** Conditions that hold together: all, any, or the denial of either. */
export function Group({ path }: { path: string }) {
  const { editor } = useEditing();
  const { inner, innerPath } = unwrapNot(editor.get(path) as Condition, path);
  if (!isGroup(inner)) return null;
  const list = join(innerPath, 'of');
  const isRoot = path === ROOT;
  const empty = inner.of.length === 0;

  return (
    <fieldset
      class={isRoot ? 'group root' : 'group'}
      aria-label={text(isRoot ? 'who.root' : 'who.group')}
      data-path={path}
    >
      {(!isRoot || inner.of.length > 1) && (
        <div class="head">
          <Match path={path} />
          {!isRoot && <NodeMenu path={path} name={text('who.group')} group />}
        </div>
      )}
      {empty && <p class="nothing">{text(isRoot ? 'who.everybody' : 'who.emptyGroup')}</p>}
      {!empty && (
        <ol class="nodes">
          {inner.of.map((_, index) => (
            <li key={index}>
              {index > 0 && <span class="link">{text(`who.link.${inner.kind}`)}</span>}
              <Node path={join(list, index)} number={index + 1} />
            </li>
          ))}
        </ol>
      )}
      <Faults path={list} exact />
      <AddCondition list={list} />
    </fieldset>
  );
}

type Matching = 'all' | 'any' | 'not.any' | 'not.all';

/** How the members of a group combine. */
function Match({ path }: { path: string }) {
  const { editor } = useEditing();
  const { inner, denied } = unwrapNot(editor.get(path) as Condition, path);
  if (!isGroup(inner)) return null;
  const value = `${denied ? 'not.' : ''}${inner.kind}` as Matching;
  const options: Matching[] = path === ROOT ? ['all', 'any'] : ['all', 'any', 'not.any', 'not.all'];
  return (
    <div class="match">
      <Select
        aria-label={text('who.match')}
        value={value}
        options={options.map((one) => ({ value: one, label: text(`who.match.${one}`) }))}
        onValue={(next) => {
          const group: Condition = { kind: next.endsWith('all') ? 'all' : 'any', of: inner.of };
          editor.set(path, next.startsWith('not.') ? { kind: 'not', of: group } : group);
        }}
      />
    </div>
  );
}
