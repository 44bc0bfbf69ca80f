import { text } from '../i18n/text.ts';

/** Stands for the whole screen until the server has said what to show. */
export function Loading() {
  return (
    <div class="loading" role="status">
      <span class="wheel" aria-hidden="true" />
      {text('app.loading')}
    </div>
  );
}
