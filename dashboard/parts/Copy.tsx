import check from 'lucide-static/icons/check.svg';
import copy from 'lucide-static/icons/copy.svg';
import { useRef, useState } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { Button } from './Button.tsx';

const CONFIRMED_MS = 2_000;

/** Copies `value` and says so. Where the clipboard is closed (plain http), it selects `value` on the page instead. */
export function Copy({
  value,
  label,
  kind = 'plain',
}: {
  value: string;
  label?: string;
  kind?: 'primary' | 'plain' | 'quiet';
}) {
  const [copied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  async function run(event: MouseEvent): Promise<void> {
    const button = event.currentTarget as HTMLElement;
    const done = await write(value).catch(() => false);
    if (!done) return select(button);
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), CONFIRMED_MS);
  }
  return (
    <Button small kind={kind} icon={copied ? check : copy} onClick={run}>
      {copied ? text('action.copied') : (label ?? text('action.copy'))}
    </Button>
  );
}

async function write(value: string): Promise<boolean> {
  if (!navigator.clipboard) return false;
  await navigator.clipboard.writeText(value);
  return true;
}

function select(button: HTMLElement): void {
  const code = button.closest('[data-copy]')?.querySelector('pre, code');
  if (code) getSelection()?.selectAllChildren(code);
}
