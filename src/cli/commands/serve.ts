import pc from 'picocolors';
import { apiApp } from '../../api/app.ts';
import { listen } from '../../api/listen.ts';
import { builtPage } from '../../api/page/static.ts';
import { zone } from '../../calendar/zone.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { writePlotsInThread } from '../../pipeline/publish/plots-in-thread.ts';
import { currentReadModel } from '../../pipeline/read/current-read-model.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import { watchedProgress } from '../../pipeline/run-status.ts';
import { keepSchedule } from '../../pipeline/schedule.ts';
import { lastFinishedSlot } from '../../store/runs/last-finished-slot.ts';
import type { Context } from '../context.ts';
import { errorText } from '../exit-code.ts';
import { inTurn } from '../in-turn.ts';
import { openBrowser } from '../open-browser.ts';
import { answerText } from '../print-answer.ts';
import { runAndPublish } from '../run-and-publish.ts';
import { machineTimer } from '../timer.ts';
import { watchSources } from '../watch-sources.ts';
import { withStore } from '../with-store.ts';

export interface ServeOptions {
  readonly port: number;
  /** Minutes after midnight of the daily run; null: a run at the start and whenever files change, and no other. */
  readonly scheduleMinute: number | null;
  readonly opensBrowser: boolean;
  /** Work before the first run, while the page shows its progress. */
  readonly prepare?: (progress: Progress) => Promise<void>;
}

/**
 * `evenkeel serve`: the page and the API on loopback, a run at each slot of the schedule and whenever a source's files change. At the start
 * it runs the latest slot if that has no finished run. An interruption lets the current run finish. If a run fails, its error is printed and
 * the figures of the previous run stay.
 *
 * @param contextNow reads the config anew for each run
 */
export async function serveCommand(
  contextNow: () => Promise<Context>,
  options: ServeOptions,
  progress: Progress,
): Promise<void> {
  const context = await contextNow();
  const stop = interruption();
  const watched = watchedProgress(progress);
  await withStore(context, async (db) => {
    let { business } = context;
    const reading = await db.session();
    const current = currentReadModel(reading, () => business);
    const server = await listen(
      apiApp(current, printError, builtPage(), () => watched.status()),
      options.port,
    );
    process.stdout.write(`${pc.bold(server.url)}  (Ctrl-C stops)\n`);
    if (options.opensBrowser) openBrowser(server.url);

    const runs = inTurn(
      async (slotMs: number | null) => {
        const now = await contextNow();
        const onAnswers = async (model: ReadModel): Promise<void> => {
          ({ business } = now);
          process.stdout.write(`\n${answerText(await model.summary(), process.stdout.columns)}\n`);
        };
        const slot = slotMs === null ? null : new Date(slotMs);
        await runAndPublish(db, now, {
          slot,
          progress: watched,
          onAnswers,
          wholeFirst: true,
          draw: writePlotsInThread,
        }).finally(() => watched.idle());
      },
      printError,
      stop,
    );
    await options.prepare?.(watched);
    watchSources(context.business.sources, stop, () => {
      runs.next(null).catch(printError);
    });
    if (options.scheduleMinute === null) await runs.next(null);
    await keepSchedule(
      {
        minuteOfDay: options.scheduleMinute,
        clock: zone(context.business.zone),
        lastFinished: async () => lastFinishedSlot(db),
        runSlot: async (slotMs) => runs.next(slotMs),
      },
      machineTimer,
      stop,
    );
    await runs.done();
    await server.close();
    await reading.close();
  });
}

/** Aborts on SIGINT and SIGTERM. */
function interruption(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

function printError(error: unknown): void {
  process.stderr.write(`${pc.red('error')}: ${errorText(error)}\n`);
}
