import type { Progress } from '../pipeline/progress.ts';

/** The work was interrupted by a signal. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** How long work may take to end after a signal. */
const ENDING_MS = 3000;

/**
 * Aborts on the first SIGINT or SIGTERM; a second one kills. Work that does not end in time is left: whatever it wrote is one transaction
 * that the database takes back.
 */
export function interruption(): AbortController {
  const stop = new AbortController();
  const onSignal = (): void => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    stop.abort();
    setTimeout(() => process.exit(0), ENDING_MS).unref();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return stop;
}

/** Progress that ends the work at its next report once the signal has aborted. */
export function interruptible(progress: Progress, signal: AbortSignal): Progress {
  const orEnd = (): void => {
    if (signal.aborted) throw new Interrupted('interrupted');
  };
  return {
    stage(name) {
      orEnd();
      progress.stage(name);
    },
    done(share, rows) {
      orEnd();
      progress.done(share, rows);
    },
    finished(result) {
      orEnd();
      progress.finished(result);
    },
  };
}
