/** Owns the timers of the server. */

export type Job = {
  name: string;
  everyMs: number;
  run: () => Promise<unknown>;
};

/**
 * Runs each job at once and then again and again, never twice at the same time. A job that fails is tried again at its
 * next turn. The timers do not keep the process alive.
 *
 * @param onFault told of every run that failed.
 * @returns stops the timers; resolves when what was running has ended.
 */
export function startJobs(jobs: Job[], onFault: (job: Job, error: unknown) => void): () => Promise<void> {
  const running = new Map<Job, Promise<void>>();

  const run = (job: Job) => {
    if (running.has(job)) return;
    const turn = job
      .run()
      .catch((error: unknown) => onFault(job, error))
      .then(() => void running.delete(job));
    running.set(job, turn);
  };

  const timers = jobs.map((job) => setInterval(run, job.everyMs, job).unref());
  for (const job of jobs) run(job);

  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(running.values());
  };
}
