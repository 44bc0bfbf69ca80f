import pointer from 'lucide-static/icons/mouse-pointer-click.svg';
import { text } from '../../i18n/text.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';

/** The way out for shops that neither have a data layer nor run on a platform that is known. */
export function TeachCard() {
  return (
    <Card title={text('mapping.install.title')} lead={text('mapping.install.text')}>
      <Button icon={pointer} href="/install/mapping">
        {text('mapping.title')}
      </Button>
    </Card>
  );
}
