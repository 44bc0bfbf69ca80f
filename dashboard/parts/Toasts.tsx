import good from 'lucide-static/icons/check.svg';
import bad from 'lucide-static/icons/circle-alert.svg';
import { toasts } from '../store/toasts.ts';
import { Icon } from './Icon.tsx';

/** Where `toast()` speaks. It is in the page from the start: screen readers only follow regions that they have seen. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <div key={toast.id} class="toast">
          <Icon svg={toast.tone === 'good' ? good : bad} />
          {toast.text}
        </div>
      ))}
    </div>
  );
}
