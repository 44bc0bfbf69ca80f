import { ApiError } from '../../api.ts';
import { failureText } from '../../failure.ts';
import { text } from '../../i18n/text.ts';
import { toast } from '../../store/toasts.ts';

/** Does something with the mapping and says what came of it. @returns whether it was done. */
export async function act(change: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await change();
    toast(done);
    return true;
  } catch (error) {
    const stale = error instanceof ApiError && error.code === 'stale_version';
    toast(stale ? text('mapping.stale') : failureText(error), 'bad');
    return false;
  }
}
