import { Copy } from './Copy.tsx';

/** Text to be pasted somewhere else, with a button that copies it: `primary` when that is what the screen is for. */
export function Code({ value, primary }: { value: string; primary?: boolean }) {
  return (
    <div class="code" data-copy>
      <pre>
        <code>{value}</code>
      </pre>
      <div class="tools">
        <Copy value={value} kind={primary ? 'primary' : 'plain'} />
      </div>
    </div>
  );
}
