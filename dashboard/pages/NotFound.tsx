import { text } from '../i18n/text.ts';
import { Button } from '../parts/Button.tsx';
import { Page } from '../parts/Page.tsx';

export function NotFound() {
  return (
    <Page title={text('app.notFound.title')} lead={text('app.notFound.text')}>
      <div>
        <Button kind="primary" href="/">
          {text('app.notFound.home')}
        </Button>
      </div>
    </Page>
  );
}
