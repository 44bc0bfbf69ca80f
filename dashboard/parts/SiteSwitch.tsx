import chevrons from 'lucide-static/icons/chevrons-up-down.svg';
import plus from 'lucide-static/icons/plus.svg';
import { useState } from 'preact/hooks';
import { useApp, useSite } from '../app-context.ts';
import { text } from '../i18n/text.ts';
import { AddSite } from './AddSite.tsx';
import { Badge } from './Badge.tsx';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';

/** Which shop the screens are about, and the way to another. */
export function SiteSwitch() {
  const { sites } = useApp();
  const current = useSite();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Menu
        label={`${text('site.current')}: ${current.name}`}
        buttonClass="site-switch"
        button={
          <>
            <span class="name">{current.name}</span>
            {current.demo && <Badge>{text('site.demo')}</Badge>}
            <Icon svg={chevrons} />
          </>
        }
        choices={[
          ...(sites.sites.value ?? []).map((site) => ({
            label: site.name,
            checked: site.id === current.id,
            onChoose: () => sites.choose(site.id),
          })),
          'line' as const,
          { label: text('site.add'), icon: plus, onChoose: () => setAdding(true) },
        ]}
      />
      {adding && <AddSite onClose={() => setAdding(false)} />}
    </>
  );
}
