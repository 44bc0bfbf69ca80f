import { failureText } from '../../../failure.ts';
import { toast } from '../../../store/toasts.ts';

/** Says what went wrong with a change. */
export function tell(error: unknown): void {
  toast(failureText(error), 'bad');
}
