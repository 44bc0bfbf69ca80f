import type { Plugin } from 'esbuild';

export function buildPublic(folder: string, plugins?: Plugin[]): Promise<void>;

export function buildTag(
  folder: string,
  plugins?: Plugin[],
): Promise<{ tag: string; shop: string; popup: string } & Record<string, string>>;
