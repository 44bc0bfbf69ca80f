import alert from 'lucide-static/icons/circle-alert.svg';
import { Icon } from '../../../parts/Icon.tsx';
import { useEditing } from '../editing.ts';
import { isWithin } from '../path.ts';

type FaultsProps = {
  /** Faults at this path and below it. */
  path: string;
  /** Only those of exactly this path. */
  exact?: boolean;
  /** Parts that show their faults themselves. */
  except?: string[];
};

/** What is wrong with a line of controls, below the line. */
export function Faults({ path, exact, except = [] }: FaultsProps) {
  const { editor } = useEditing();
  const faults = editor.shownFaults.value.filter(
    (fault) =>
      (exact ? fault.path === path : isWithin(fault.path, path)) && !except.some((part) => isWithin(fault.path, part)),
  );
  const rules = [...new Set(faults.map(({ rule }) => rule))];
  if (rules.length === 0) return null;
  return (
    <div class="row-faults" role="status">
      {rules.map((rule) => (
        <p key={rule} class="error">
          <Icon svg={alert} />
          {rule}
        </p>
      ))}
    </div>
  );
}
