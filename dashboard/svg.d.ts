/** An SVG file as its own text; `esbuild.config.mjs` loads it so. */
declare module '*.svg' {
  const svg: string;
  export default svg;
}

declare module '*.css';
