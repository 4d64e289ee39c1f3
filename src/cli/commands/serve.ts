import pc from 'picocolors';
import { apiApp } from '../../api/app.ts';
import { listen } from '../../api/listen.ts';
import { zone } from '../../calendar/zone.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { currentReadModel } from '../../pipeline/read/current-read-model.ts';
import { keepSchedule } from '../../pipeline/schedule.ts';
import { lastFinishedSlot } from '../../store/runs/runs.ts';
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
}

/**
 * `evenkeel serve`: the page and the API on loopback, a run at each slot of the schedule (at the start, one for the latest slot that had none) and whenever a
 * source's files change, until it is interrupted, when the current run is finished first. A run that fails is reported, and the previous figures stay.
 *
 * @param contextNow the context as of now, made anew for each run
 */
export async function serveCommand(
  contextNow: () => Promise<Context>,
  options: ServeOptions,
  progress: Progress,
): Promise<void> {
  const context = await contextNow();
  const stop = interruption();
  await withStore(context, async (db) => {
    let { business } = context;
    const reading = await db.session();
    const current = currentReadModel(reading, () => business);
    const server = await listen(apiApp(current, report), options.port);
    process.stdout.write(`${pc.bold(server.url)}  (Ctrl-C stops)\n`);

    const runs = inTurn(
      async (slotMs: number | null) => {
        const now = await contextNow();
        const model = await runAndPublish(db, now, slotMs === null ? null : new Date(slotMs), progress);
        ({ business } = now);
        await current();
        process.stdout.write(`\n${answerText(await model.summary(), process.stdout.columns)}\n`);
      },
      report,
      stop,
    );
    watchSources(context.business.sources, stop, () => {
      runs.next(null).catch(report);
    });
    if (options.scheduleMinute === null) await runs.next(null);
    if (options.opensBrowser) openBrowser(server.url);
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

/** Aborts when the process receives SIGINT or SIGTERM. */
function interruption(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return stop.signal;
}

function report(error: unknown): void {
  process.stderr.write(`${pc.red('error')}: ${errorText(error)}\n`);
}
