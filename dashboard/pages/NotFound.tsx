import compass from 'lucide-static/icons/compass.svg';
import { text } from '../i18n/text.ts';
import { Button } from '../parts/Button.tsx';
import { Empty } from '../parts/Empty.tsx';
import { Page } from '../parts/Page.tsx';

export function NotFound() {
  return (
    <Page title={text('app.notFound.title')}>
      <Empty
        icon={compass}
        title={text('app.notFound.title')}
        actions={
          <Button kind="primary" href="/">
            {text('app.notFound.home')}
          </Button>
        }
      >
        {text('app.notFound.text')}
      </Empty>
    </Page>
  );
}
