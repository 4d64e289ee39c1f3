import pc from 'picocolors';
import { apiApp } from '../../api/app.ts';
import { listen } from '../../api/listen.ts';
import { builtPage } from '../../api/page/static.ts';
import { zone } from '../../calendar/zone.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { writePlotsInThread } from '../../pipeline/publish/plots-in-thread.ts';
import { currentReadModel } from '../../pipeline/read/current-read-model.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import { watchedProgress, type WatchedProgress } from '../../pipeline/run-status.ts';
import { keepSchedule, type FailedTry, type Schedule } from '../../pipeline/schedule.ts';
import type { Database } from '../../store/database.ts';
import { reconnecting } from '../../store/reconnecting.ts';
import type { RunFailure } from '../../store/runs/run-failure.ts';
import { slotIsFinished } from '../../store/runs/slot-is-finished.ts';
import { holdingStore } from '../../store/hold.ts';
import { closing } from '../closing.ts';
import type { Context } from '../context.ts';
import { errorText, failureText } from '../exit-code.ts';
import { interruptible, interruption } from '../interruption.ts';
import { openBrowser } from '../open-browser.ts';
import { answerText } from '../print-answer.ts';
import { publishFailure } from '../publish-failure.ts';
import { requestQueue } from '../requests.ts';
import { runAndPublish } from '../run-and-publish.ts';
import { machineTimer } from '../timer.ts';
import { watchSources } from '../watch-sources.ts';
import { whenFree } from '../when-free.ts';
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
 * it runs the latest slot if that has no finished run. A run that fails is tried again, and until one finishes no state is Normal. The
 * first signal ends it, whatever it is doing; what a run has not committed, the next one does again.
 *
 * @param contextNow reads the config anew for each run
 */
export async function serveCommand(
  contextNow: () => Promise<Context>,
  options: ServeOptions,
  progress: Progress,
): Promise<void> {
  const context = await contextNow();
  await withStore(context, async (store) => {
    const stop = interruption();
    const reading = reconnecting(store.engine, async () => store.session());
    await closing(reading, async () => {
      const watched = watchedProgress(interruptible(progress, stop.signal));
      const runs = scheduledRuns({ contextNow, context, store, reading, watched, stop: stop.signal });
      const current = currentReadModel(reading, runs.readingNow);
      const app = apiApp(current, printError, builtPage(), () => watched.status());
      await closing(await listen(app, options.port), async ({ url }) => {
        process.stdout.write(`${pc.bold(url)}  (Ctrl-C stops)\n`);
        if (options.opensBrowser) openBrowser(url);
        await keepRunning(runs, context, options, watched, stop);
      });
    });
  });
}

/** Runs whenever files change and at the slots of the schedule, until `stop` aborts. */
async function keepRunning(
  runs: ScheduledRuns,
  { business }: Context,
  { scheduleMinute, prepare }: ServeOptions,
  watched: WatchedProgress,
  stop: AbortController,
): Promise<void> {
  const requests = requestQueue();
  try {
    await prepare?.(watched);
    watchSources(business.sources, stop.signal, { onChange: () => requests.request(), report: printNote }).catch(
      printError,
    );
    const schedule = { ...runs, minuteOfDay: scheduleMinute, clock: zone(business.zone) };
    await keepSchedule(schedule, machineTimer, requests, stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    stop.abort();
  }
}

interface ScheduledRuns extends Pick<Schedule, 'isFinished' | 'run' | 'failed'> {
  readonly readingNow: Parameters<typeof currentReadModel>[1];
}

interface Serving {
  readonly contextNow: () => Promise<Context>;
  readonly context: Context;
  /** Opens the sessions of runs. */
  readonly store: Database;
  readonly reading: Database;
  readonly watched: WatchedProgress;
  readonly stop: AbortSignal;
}

/** The runs of a server: each has a session of its own, so that none ends with the connection of another. */
function scheduledRuns({ contextNow, context, store, reading, watched, stop }: Serving): ScheduledRuns {
  let latest = context;
  let unrecorded: RunFailure | null = null;
  const isFinished = async (slotMs: number, nowMs: number): Promise<boolean> =>
    slotIsFinished(reading, new Date(slotMs), new Date(nowMs)).catch((error: unknown) => {
      printError(error);
      return false;
    });
  const hold = async (session: Database, work: () => Promise<void>): Promise<void> => {
    const onBusy = ({ message }: Error): void => {
      watched.stage('wait for another evenkeel process');
      printNote(message);
    };
    await whenFree(async () => holdingStore(session, work), { forMs: Number.POSITIVE_INFINITY, onBusy, signal: stop });
  };
  return {
    isFinished,
    async run(slotMs) {
      const now = await contextNow();
      await closing(await store.session(), async (session) =>
        runAndPublish(session, now, {
          slot: slotMs === null ? null : new Date(slotMs),
          progress: watched,
          hold: async (work) =>
            hold(session, async () => (slotMs !== null && (await isFinished(slotMs, Date.now())) ? undefined : work())),
          onFinished: () => (latest = now),
          onAnswers: printAnswer,
          wholeFirst: true,
          draw: writePlotsInThread,
        }),
      ).finally(() => watched.idle());
      unrecorded = null;
    },
    async failed({ runAtMs, nextTryMs }: FailedTry, error) {
      if (stop.aborted) return;
      printError(error);
      const failure = { runAtMs, error: failureText(error), nextTryMs };
      const next = new Date(zone(latest.business.zone).localTime(nextTryMs)).toISOString().slice(11, 16);
      printNote(`the run is tried again at ${next}`);
      unrecorded = (await publishFailure(store, { ...latest, asOf: readAt(latest) }, failure)) ? null : failure;
    },
    readingNow: () => ({
      business: latest.business,
      at: { nowMs: readAt(latest).getTime(), slotMinute: latest.dueMinute },
      unrecorded,
    }),
  };
}

/** The moment at which the store is read: now, unless the config or an option fixes it. */
function readAt({ scheduleMinute, asOf }: Context): Date {
  return scheduleMinute === null ? asOf : new Date();
}

async function printAnswer(model: ReadModel): Promise<void> {
  process.stdout.write(`\n${answerText(await model.summary(), process.stdout.columns)}\n`);
}

function printNote(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function printError(error: unknown): void {
  process.stderr.write(`${pc.red('error')}: ${errorText(error)}\n`);
}
