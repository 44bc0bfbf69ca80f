/**
 * A thread that does nothing but wait for the disk: it flushes a file whenever it is asked, and says what came of it. See
 * flush.ts for why the writer does not leave that to its own event loop.
 */
import { fdatasyncSync } from 'node:fs';
import { type MessagePort, workerData } from 'node:worker_threads';

/** What the thread is started with. It ends when the port is closed. */
export type FlusherStart = {
  /** Descriptor of the file. */
  log: number;
  /** A message in asks for a flush; one `Flushed` out for each. */
  port: MessagePort;
};

/** `hindrance` is absent when everything written before the flush was asked for is on disk. */
export type Flushed = { hindrance?: string };

const { log, port } = workerData as FlusherStart;

function flush(): Flushed {
  try {
    fdatasyncSync(log);
    return {};
  } catch (error) {
    return { hindrance: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', () => port.postMessage(flush()));
