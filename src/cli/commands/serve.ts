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
import type { Database } from '../../store/database.ts';
import { closing } from '../closing.ts';
import type { Context } from '../context.ts';
import { errorText } from '../exit-code.ts';
import { inTurn, type Turns } from '../in-turn.ts';
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
  await withStore(context, async (db) =>
    closing(await db.session(), async (reading) => {
      let { business } = context;
      const watched = watchedProgress(progress);
      const current = currentReadModel(reading, () => business);
      const app = apiApp(current, printError, builtPage(), () => watched.status());
      await closing(await listen(app, options.port), async ({ url }) => {
        process.stdout.write(`${pc.bold(url)}  (Ctrl-C stops)\n`);
        if (options.opensBrowser) openBrowser(url);
        const runOnce = async (slotMs: number | null): Promise<void> => {
          const now = await contextNow();
          await runAndPublish(db, now, {
            slot: slotMs === null ? null : new Date(slotMs),
            progress: watched,
            onFinished: () => ({ business } = now),
            onAnswers: printAnswer,
            wholeFirst: true,
            draw: writePlotsInThread,
          }).finally(() => watched.idle());
        };
        const runs = inTurn(runOnce, printError, stop.signal);
        try {
          await options.prepare?.(watched);
          await keepRunning(db, context, options, runs, stop.signal);
        } finally {
          stop.abort();
          await runs.done();
        }
      });
    }),
  );
}

/** Runs whenever files change and at the slots of the schedule, until `stop` aborts. */
async function keepRunning(
  db: Database,
  { business }: Context,
  { scheduleMinute }: ServeOptions,
  runs: Turns<number | null>,
  stop: AbortSignal,
): Promise<void> {
  watchSources(business.sources, stop, () => {
    runs.next(null).catch(printError);
  });
  if (scheduleMinute === null) await runs.next(null);
  await keepSchedule(
    {
      minuteOfDay: scheduleMinute,
      clock: zone(business.zone),
      lastFinished: async () => lastFinishedSlot(db),
      runSlot: async (slotMs) => runs.next(slotMs),
    },
    machineTimer,
    stop,
  );
}

async function printAnswer(model: ReadModel): Promise<void> {
  process.stdout.write(`\n${answerText(await model.summary(), process.stdout.columns)}\n`);
}

/** Aborts on SIGINT and SIGTERM. */
function interruption(): AbortController {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop;
}

function printError(error: unknown): void {
  process.stderr.write(`${pc.red('error')}: ${errorText(error)}\n`);
}
