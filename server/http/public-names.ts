/** What pages call the files and the collector, where that is not what they are called here: blockers know names by heart. */
/** What `publicNames` leaves as it is. */
export const defaultNames = { tagPath: '/t.js', batchPath: 'v1/batch' } as const satisfies PublicNames;

export type PublicNames = {
  /** Path of the tag. */
  tagPath: string;
  /** Path of the collector, from the folder of the tag. */
  batchPath: string;
};

/** What the tag finds beside itself; nothing else is to be had there. */
const beside = /^(t|v1)\//;

/**
 * The address that a route has, for one that a page asked for; any other stays as it is. The old names go on working, so that
 * pages that still have the old tag report as before.
 */
export function publicNames({ tagPath, batchPath }: PublicNames): (url: string) => string {
  const folder = tagPath.slice(0, tagPath.lastIndexOf('/') + 1);
  const batch = folder + batchPath;
  return (url) => {
    const [path = ''] = url.split('?', 1);
    const rest = url.slice(path.length);
    if (path === tagPath) return defaultNames.tagPath + rest;
    if (path === batch || path.startsWith(`${batch}/`)) return `/${defaultNames.batchPath}${url.slice(batch.length)}`;
    if (path.startsWith(folder) && beside.test(path.slice(folder.length))) return url.slice(folder.length - 1);
    return url;
  };
}
