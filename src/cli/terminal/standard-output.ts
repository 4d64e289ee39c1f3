import { systemErrorText } from '../system-error.ts';

/**
 * Lets the work go on when standard output can't take the answer: its outputs are worth as much. A reader may close it early, as `head`
 * does; any other error is reported once, and the process ends with exit status 1.
 */
export function survivingStandardOutput(): void {
  let isReported = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || isReported) return;
    isReported = true;
    process.on('exit', () => (process.exitCode = 1));
    process.stderr.write(`error: standard output: ${systemErrorText(error) ?? error.message}\n`);
  });
  // Nobody can be warned any more.
  if (process.stderr.listenerCount('error') === 0)
    process.stderr.on('error', () => process.on('exit', () => (process.exitCode = 1)));
}
