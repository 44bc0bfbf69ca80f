/** How far an import is, on stderr: one line that changes on a terminal, a line now and then in a log. */
const TERMINAL_MS = 1_000;
const LOG_MS = 30_000;

export type Progress = { events: number; bytes: number };

export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #total: number | undefined;
  readonly #startedAt: number;
  readonly #startedBytes: number;
  #nextAt: number;

  /** @param totalBytes undefined when nobody knows. */
  constructor(stream: NodeJS.WriteStream, now: number, startedBytes: number, totalBytes: number | undefined) {
    this.#stream = stream;
    this.#total = totalBytes;
    this.#startedAt = now;
    this.#startedBytes = startedBytes;
    this.#nextAt = now + (stream.isTTY ? TERMINAL_MS : LOG_MS);
  }

  show(progress: Progress, now: number): void {
    if (now < this.#nextAt) return;
    this.#nextAt = now + (this.#stream.isTTY ? TERMINAL_MS : LOG_MS);
    const line = progressText(progress, (now - this.#startedAt) / 1_000, this.#startedBytes, this.#total);
    this.#stream.write(this.#stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  }

  /** A sentence that stays. */
  say(sentence: string): void {
    this.#stream.write(this.#stream.isTTY ? `\r\x1b[K${sentence}\n` : `${sentence}\n`);
  }
}

/** `1,200,000 events · 61,300 events/s · 43 % · 1 min 20 s left` */
export function progressText({ events, bytes }: Progress, seconds: number, startedBytes: number, total?: number) {
  const parts = [`${count(events)} events`, `${count(Math.round(events / Math.max(seconds, 0.001)))} events/s`];
  if (total !== undefined && bytes > startedBytes) {
    const left = ((total - bytes) * seconds) / (bytes - startedBytes);
    parts.push(`${Math.floor((100 * bytes) / total)} %`, `${duration(Math.ceil(left))} left`);
  }
  return parts.join(' · ');
}

export function count(number: number): string {
  return number.toLocaleString('en-US');
}

export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3_600)} h ${Math.floor((seconds % 3_600) / 60)} min`;
}
