/** What an author writes into or chooses from; then the buttons. */
const fields = 'input:not([disabled]), select, textarea';
const buttons = 'button:not([disabled])';

/** Brings the control of a field into sight and gives it the focus; of a field that has none, that of what it is part of. */
export function focusWanted(root: ParentNode, path: string): void {
  for (let part = path; part !== ''; part = part.replace(/\/?[^/]*$/, '')) {
    const place = root.querySelector<HTMLElement>(`[data-path="${CSS.escape(part)}"]`);
    const control = place?.matches(fields)
      ? place
      : (place?.querySelector<HTMLElement>(fields) ?? place?.querySelector<HTMLElement>(buttons));
    if (!control) continue;
    control.focus({ preventScroll: true });
    control.scrollIntoView({ block: 'nearest' });
    return;
  }
}
