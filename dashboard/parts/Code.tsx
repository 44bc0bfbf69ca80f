import { Copy } from './Copy.tsx';

/** Text to be pasted somewhere else, with a button that copies it. */
export function Code({ value }: { value: string }) {
  return (
    <div class="code" data-copy>
      <pre>
        <code>{value}</code>
      </pre>
      <div class="tools">
        <Copy value={value} />
      </div>
    </div>
  );
}
