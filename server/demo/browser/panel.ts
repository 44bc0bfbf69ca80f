/** The panel that says what the demonstration shows. */
export function wirePanel(): void {
  const panel = document.getElementById('demo-panel') as HTMLDialogElement | null;
  document.querySelector('[data-open="demo-panel"]')?.addEventListener('click', () => panel?.showModal());
  panel?.addEventListener('click', ({ target }) => {
    if (target === panel) panel.close();
  });
  const refused = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
  const note = panel?.querySelector<HTMLElement>('[data-gpc]');
  if (note) note.hidden = !refused;
}
