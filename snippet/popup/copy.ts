export type CopyOutcome = 'copied' | 'selected';

/**
 * Puts the text of an element on the clipboard. Without the Clipboard API (pages without https) or when it refuses, the
 * text is selected and copied the old way; where that is refused too it stays selected, for the shopper to copy.
 */
export async function copyText(element: HTMLElement): Promise<CopyOutcome> {
  try {
    await navigator.clipboard.writeText(element.textContent ?? '');
    return 'copied';
  } catch {
    return copySelected(element);
  }
}

function copySelected(element: HTMLElement): CopyOutcome {
  try {
    getSelection()?.selectAllChildren(element);
    if (!document.execCommand('copy')) return 'selected';
    getSelection()?.removeAllRanges();
    return 'copied';
  } catch {
    return 'selected';
  }
}
