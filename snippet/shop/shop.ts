// Finds out what the pages of this shop can tell of themselves besides GA4's dataLayer, and loads who reads it.
import { guard, later, on } from '../guard.ts';
import type { Part, Tag } from '../part.ts';
import { clearStorage } from '../storage.ts';
import { compare } from './compare.ts';
import { whenParsed } from './parsed.ts';
import { platforms } from './platforms.ts';
import { readMarkup, readProduct } from './schema-org.ts';

/** Paths of the parts by their names, written in by the build. */
declare const PART_PATHS: Record<string, string>;

/** After load, before the markup is read: single-page shops write it late. */
const SETTLE_MS = 300;

/** Reads this page view and those to come. */
export function start(tag: Tag): void {
  const loaded = new Set<string>();
  const coming: Promise<Part>[] = [];
  const load = guard(async (name: string) => {
    if (loaded.has(name) || !PART_PATHS[name]) return;
    loaded.add(name);
    tag.hear(`page_view platform found ${name}`);
    const part: Promise<Part> = import(tag.beside(PART_PATHS[name]));
    coming.push(part);
    (await part).start(tag);
  });

  tag.compare = (about, params, others) => tag.hear(about + compare(params, others));
  for (const pair of tag.uncompared) tag.compare(...pair);
  tag.product = readProduct;
  tag.watchRequests = guard(async (...watch) =>
    (await import(tag.beside(PART_PATHS.requests ?? ''))).watchRequests(tag, ...watch),
  );
  whenParsed(findPlatforms);
  if (/#dangol-pick=/.test(location.href) || hasPicked()) {
    load('pick');
    // Only to load who hears requests, which takes a moment: the first thing the owner does may be what is to be taught. No
    // address is empty, so nothing is ever heard here.
    tag.watchRequests(/^$/, findPlatforms);
  }
  const heed = () => tag.answer?.mapping && whenParsed(() => load('mapping'));
  heed();
  tag.answered.push(heed);

  // What a part kept after the visitor had refused.
  tag.leaving.push(() => tag.agrees() === false && clearStorage());

  let views = 0;
  /** The view whose markup may be read, and has not been. */
  let due: number | undefined;
  const read = () => {
    if (due === views) readMarkup(tag);
    due = undefined;
  };
  const enter = () => {
    const of = ++views;
    later(() => {
      if (of !== views) return;
      due = of;
      // Who reads the platform knows better, and may be long in coming; one who leaves does not wait for it.
      return Promise.allSettled(coming).then(read);
    }, SETTLE_MS);
  };
  tag.entered.push(enter);
  tag.leaving.push(read);
  whenLoaded(() => {
    findPlatforms();
    enter();
  });

  /** Those who read platforms find the page whole. Again after load: a platform's own scripts may come later than the tag. */
  function findPlatforms(): void {
    for (const [name, isHere] of Object.entries(platforms)) guard(() => isHere() && load(name))();
  }
}

function hasPicked(): boolean {
  try {
    return !!sessionStorage.getItem('dangol_pick');
  } catch {
    return false;
  }
}

function whenLoaded(act: () => void): void {
  if (document.readyState === 'complete') act();
  else on('load', act);
}
