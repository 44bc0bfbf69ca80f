import type { Plugin } from 'esbuild';

export function buildPublic(folder: string, plugins?: Plugin[]): Promise<void>;
