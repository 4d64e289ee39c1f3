import { zone } from '../../calendar/zone.ts';
import { writePlotsInThread } from '../../pipeline/publish/plots-in-thread.ts';
import type { PlotJob, Plots } from '../../pipeline/publish/plot-job.ts';
import type { ReadingNow } from '../../pipeline/read/current-read-model.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import type { WatchedProgress } from '../../pipeline/run-status.ts';
import type { FailedTry, Schedule } from '../../pipeline/schedule.ts';
import type { Database } from '../../store/connect/database.ts';
import { holdingStore } from '../../store/connect/hold.ts';
import type { RunFailure } from '../../store/runs/run-failure.ts';
import { slotIsFinished } from '../../store/runs/slot-is-finished.ts';
import { closing } from '../closing.ts';
import type { Context } from '../context.ts';
import { failureText } from '../exit-code.ts';
import { publishFailure } from '../publish-failure.ts';
import { runAndPublish } from '../run-and-publish.ts';
import { whenFree } from '../when-free.ts';

/** What the runs of a server need. */
export interface Serving {
  /** Reads the config anew. */
  readonly contextNow: () => Promise<Context>;
  readonly context: Context;
  /** Opens the sessions of runs. */
  readonly store: Pick<Database, 'session'>;
  readonly reading: Database;
  readonly watched: WatchedProgress;
  readonly stop: AbortSignal;
  readonly nowMs: () => number;
  /** Called as soon as the figures of a run, or its failure, can be read. */
  readonly onChange?: () => void;
  readonly print: {
    readonly answer: (model: ReadModel) => Promise<void>;
    readonly note: (sentence: string) => void;
    readonly error: (error: unknown) => void;
  };
  /** Draws the pictures; by default in a thread of their own. */
  readonly draw?: (job: PlotJob) => Promise<Plots>;
}

/** The runs of a server, and what its page needs to know of them. */
export interface ScheduledRuns extends Pick<Schedule, 'isFinished' | 'run' | 'failed'> {
  readonly readingNow: () => ReadingNow;
  /** The context of the latest run, read now. */
  readonly context: () => Context;
}

/** The runs of a server: each has a session of its own, so that none ends with the connection of another. */
export function scheduledRuns(serving: Serving): ScheduledRuns {
  const { contextNow, store, reading, watched, stop, nowMs, print, onChange, draw = writePlotsInThread } = serving;
  let latest = serving.context;
  let unrecorded: RunFailure | null = null;

  const isFinished: Schedule['isFinished'] = async (slotMs, atMs) =>
    slotIsFinished(reading, new Date(slotMs), new Date(atMs)).catch((error: unknown) => {
      print.error(error);
      return false;
    });

  /** Waits until no other process writes, which may have run the slot meanwhile. */
  const holdFor = (session: Database, slotMs: number | null) => async (work: () => Promise<void>) => {
    const onBusy = ({ message }: Error): void => {
      watched.stage('wait for another evenkeel process');
      print.note(message);
    };
    const unlessFinished = async (): Promise<void> =>
      slotMs !== null && (await isFinished(slotMs, nowMs())) ? undefined : work();
    const patience = { forMs: Number.POSITIVE_INFINITY, onBusy, signal: stop };
    await whenFree(async () => holdingStore(session, unlessFinished), patience);
  };

  return {
    isFinished,
    async run(slotMs) {
      const context = await contextNow();
      await closing(await store.session(), async (session) =>
        runAndPublish(session, context, {
          slot: slotMs === null ? null : new Date(slotMs),
          progress: watched,
          hold: holdFor(session, slotMs),
          onFinished: () => {
            latest = context;
            onChange?.();
          },
          onAnswers: print.answer,
          wholeFirst: true,
          draw,
        }),
      ).finally(() => watched.idle());
      unrecorded = null;
    },
    async failed({ runAtMs, nextTryMs }: FailedTry, error) {
      if (stop.aborted) return;
      const failure = { runAtMs, error: failureText(error), nextTryMs };
      unrecorded = failure;
      print.error(error);
      print.note(`the run is tried again at ${timeOfDay(nextTryMs, latest)}`);
      const isRecorded = await publishFailure(store, { ...latest, asOf: new Date(readAtMs(latest, nowMs)) }, failure);
      unrecorded = isRecorded ? null : failure;
      onChange?.();
    },
    context: () => ({ ...latest, asOf: new Date(readAtMs(latest, nowMs)) }),
    readingNow: () => ({
      business: latest.business,
      at: { nowMs: readAtMs(latest, nowMs), slotMinute: latest.dueMinute },
      unrecorded,
    }),
  };
}

/** The moment at which the store is read: now, unless the config or an option fixes it. */
function readAtMs({ scheduleMinute, asOf }: Context, nowMs: () => number): number {
  return scheduleMinute === null ? asOf.getTime() : nowMs();
}

function timeOfDay(instantMs: number, { business }: Context): string {
  return new Date(zone(business.zone).localTime(instantMs)).toISOString().slice(11, 16);
}
