import { text } from '../../i18n/text.ts';
import { Badge } from '../../parts/Badge.tsx';
import { type GuideId, guideIds, guideOf } from './guides.ts';

type Props = { value: GuideId; detected: GuideId | undefined; onValue: (value: GuideId) => void };

/** All platforms in sight: the browser's own radio buttons. */
export function PlatformChoice({ value, detected, onValue }: Props) {
  return (
    <fieldset class="platforms">
      <legend class="label">{text('guide.choose')}</legend>
      {guideIds.map((id) => (
        <label key={id}>
          <input
            class="hidden-text"
            type="radio"
            name="platform"
            value={id}
            checked={id === value}
            // Not on change: to press what is checked already is a choice as well.
            onClick={() => onValue(id)}
          />
          <span>
            {guideName(id)}
            {id === detected && <Badge tone="good">{text('guide.detected')}</Badge>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function guideName(id: GuideId): string {
  return guideOf(id).name ?? text('guide.other');
}
