import pc from 'picocolors';
import type { Progress } from '../pipeline/progress.ts';

const BAR_CELLS = 24;
const REDRAW_MS = 100;

/** Progress for people: a bar with the time left on a terminal, a line per 10 % of a long stage elsewhere. */
export function progressOnStderr(stream: NodeJS.WriteStream, now: () => number): Progress {
  let stage = '';
  let startedMs = 0;
  let shownMs = 0;
  let shownTenth = 0;

  function bar(share: number): void {
    if (now() - shownMs < REDRAW_MS) return;
    shownMs = now();
    const full = Math.round(share * BAR_CELLS);
    const left = share > 0 ? ((shownMs - startedMs) / share) * (1 - share) : 0;
    stream.write(
      `\r${stage} ${'█'.repeat(full)}${'░'.repeat(BAR_CELLS - full)} ${Math.floor(share * 100)}%, ${seconds(left)} left\u001B[K`,
    );
  }

  function line(share: number): void {
    const tenth = Math.floor(share * 10);
    const isLong = now() - startedMs > 2000;
    if (tenth > shownTenth && tenth < 10 && isLong) stream.write(`${stage}: ${tenth * 10}%\n`);
    shownTenth = tenth;
  }

  return {
    stage(name) {
      stage = name;
      startedMs = now();
      shownMs = startedMs;
      shownTenth = 0;
    },
    done: (share) => (stream.isTTY ? bar(share) : line(share)),
    finished(result) {
      const clear = stream.isTTY ? '\r\u001B[K' : '';
      stream.write(
        `${clear}${pc.dim(seconds(now() - startedMs).padStart(7))}  ${stage}${result === '' ? '' : pc.dim(`: ${result}`)}\n`,
      );
    },
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}
