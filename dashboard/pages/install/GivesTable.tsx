import { text } from '../../i18n/text.ts';
import { Badge, type Tone } from '../../parts/Badge.tsx';
import { type Guide, guideIds, guideOf, needs, type Way } from './guides.ts';
import { guideName } from './PlatformChoice.tsx';

const tones: Record<Way, Tone> = {
  yes: 'good',
  partly: 'warn',
  layer: 'accent',
  markup: 'accent',
  mapping: 'accent',
  webhook: 'quiet',
  api: 'quiet',
};

/** What will be seen on a platform, and beside it on all others. */
export function GivesTable({ guide }: { guide: Guide }) {
  return (
    <div class="gives">
      <h3>{text('guide.gives')}</h3>
      <dl>
        {needs.map((need) => (
          <div key={need}>
            <dt>{text(`need.${need}`)}</dt>
            <dd>
              <WayBadge way={guide.gives[need]} />
            </dd>
          </div>
        ))}
      </dl>
      <details class="more">
        <summary>{text('guide.compare')}</summary>
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{text('guide.platform')}</th>
                {needs.map((need) => (
                  <th key={need} scope="col">
                    {text(`need.${need}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {guideIds.map((id) => (
                <tr key={id}>
                  <th scope="row">{guideName(id)}</th>
                  {needs.map((need) => (
                    <td key={need}>
                      <WayBadge way={guideOf(id).gives[need]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}

function WayBadge({ way }: { way: Way }) {
  return <Badge tone={tones[way]}>{text(`way.${way}`)}</Badge>;
}
