import type { Progress } from '../../pipeline/progress.ts';
import { plainText } from '../../warehouse/load-error.ts';
import type { Colours } from './colours.ts';

const BAR_CELLS = 24;
const REDRAW_MS = 100;
const COUNT = new Intl.NumberFormat('en-GB');

/** Progress for people: a bar with rate and time left on a terminal, a line per 10 % of a long stage elsewhere. */
export function progressOnStderr(stream: NodeJS.WriteStream, pc: Colours, now: () => number): Progress {
  let stage = '';
  let startedMs = 0;
  let shownMs = 0;
  let shownTenth = 0;

  function bar(share: number, rows: number | undefined): void {
    if (now() - shownMs < REDRAW_MS) return;
    shownMs = now();
    const full = Math.round(share * BAR_CELLS);
    const elapsedMs = shownMs - startedMs;
    const rate = rows === undefined ? '' : `, ${COUNT.format(Math.round((rows / elapsedMs) * 1000))} rows/s`;
    const left = share > 0 ? `, ${seconds((elapsedMs / share) * (1 - share))} left` : '';
    const cells = `${'█'.repeat(full)}${'░'.repeat(BAR_CELLS - full)}`;
    stream.write(`\r${stage} ${cells} ${Math.floor(share * 100)}%${rate}${left}\u001B[K`);
  }

  function line(share: number): void {
    const tenth = Math.floor(share * 10);
    const isLong = now() - startedMs > 2000;
    if (tenth > shownTenth && tenth < 10 && isLong) stream.write(`${stage}: ${tenth * 10}%\n`);
    shownTenth = tenth;
  }

  return {
    stage(name) {
      stage = plainText(name);
      startedMs = now();
      shownMs = startedMs;
      shownTenth = 0;
    },
    done: (share, rows) => (stream.isTTY ? bar(share, rows) : line(share)),
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
