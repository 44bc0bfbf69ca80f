/** What the shop wrote on the script tag, and where that script came from. */
export type Config = {
  _site: string;
  /** Address of the tag. Everything else of the collector is found relative to it. */
  _source: string;
  /** Path of the collector, beside the tag. */
  _collector: string;
  /** Who says whether the visitor agrees, see `ConsentSource`, and what else is asked for; empty: nobody is asked. */
  _asks: string;
  /** Global Privacy Control is set and the shop has not overruled it. */
  _refused: boolean;
};

/** Set before anything else runs. */
export let config: Config;

/** Reads the script tag that is running; false when there is none that names its site. */
export function configure(): boolean {
  // `currentScript` is empty when a loader evaluates the file itself.
  const script = (document.currentScript ?? document.querySelector('script[data-site]')) as HTMLScriptElement;
  const { site = '', to = 'v1/batch', consent = '', gpc } = script.dataset;
  config = {
    _site: site,
    _source: script.src,
    _collector: to,
    _asks: consent,
    _refused: hasGpc() && gpc !== 'ignore',
  };
  return !!site;
}

/** Whether this browser asks not to be followed (https://www.w3.org/TR/gpc/). */
export function hasGpc(): boolean {
  return !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
}

/** Address of something beside the tag. */
export function beside(path: string): string {
  return new URL(path, config._source).href;
}
