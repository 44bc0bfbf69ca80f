/** By name of the part that reads it: whether the shop runs on a platform, told by what its pages have, never by their host. */
export const platforms: Record<string, () => unknown> = {};
