/**
 * Reads what strace wrote of the server: which answers left before the write-ahead log was written and flushed. Answers are
 * matched to requests by their socket, writes and flushes to requests by their order: after a request was read the log must
 * be written, after that flushed, and after that the answer may leave.
 */

/** Lines of the trace at which a call began and ended. */
type Span = { from: number; to: number };
type Call = { name: string; file: string; text: string } & Span;

export type Witness = { answers: number; early: number };

export function readTrace(trace: string): Witness {
  /** Where the request was read that a socket waits for the answer to. */
  const requests = new Map<string, number>();
  const writes: Span[] = [];
  const flushes: Span[] = [];
  const witness = { answers: 0, early: 0 };
  for (const { name, file, text, from, to } of callsOf(trace)) {
    const isLog = file.endsWith('dangol.db-wal');
    if (isLog && name === 'pwrite64') writes.push({ from, to });
    else if (isLog && (name === 'fsync' || name === 'fdatasync')) flushes.push({ from, to });
    else if (name === 'read' && text.includes('"POST /v1/batch')) requests.set(file, to);
    else if (name.startsWith('write') && text.includes('"HTTP/1.1 200')) {
      const readAt = requests.get(file);
      if (readAt === undefined) continue;
      requests.delete(file);
      witness.answers++;
      if (!isFlushed(writes, flushes, { from: readAt, to: from })) witness.early++;
    }
  }
  return witness;
}

/** Whether the log was written within a span, and flushed after that and still within it. */
function isFlushed(writes: Span[], flushes: Span[], { from, to }: Span): boolean {
  const written = writes.find((write) => write.from > from);
  return written !== undefined && flushes.some((flush) => flush.from > written.to && flush.to < to);
}

/**
 * The calls in the order in which they began to take effect: writes to sockets by their begin, everything else by its end.
 * A call that another thread interrupts has two lines: `… <unfinished ...>` and `<... name resumed> …`.
 */
function* callsOf(trace: string): Generator<Call> {
  const unfinished = new Map<string, { begin: string; from: number }>();
  let line = 0;
  for (const whole of trace.split('\n')) {
    line++;
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(whole) ?? [];
    if (rest.endsWith('<unfinished ...>')) {
      unfinished.set(thread, { begin: rest.slice(0, -'<unfinished ...>'.length), from: line });
      if (rest.startsWith('write')) yield* parse(rest, line, line);
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (!resumed) {
      yield* parse(rest, line, line);
      continue;
    }
    const { begin, from } = unfinished.get(thread) ?? { begin: '', from: line };
    unfinished.delete(thread);
    if (!begin.startsWith('write')) yield* parse(begin + (resumed[1] ?? ''), from, line);
  }
}

function* parse(text: string, from: number, to: number): Generator<Call> {
  const [, name, file] = /^(\w+)\(\d+<([^>]*)>/.exec(text) ?? [];
  if (name && file) yield { name, file, text, from, to };
}
