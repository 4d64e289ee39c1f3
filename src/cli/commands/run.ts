import { homeCountryText } from '../../config/calendar/home-country.ts';
import type { Progress } from '../../pipeline/progress.ts';
import type { PlotJob, Plots } from '../../pipeline/publish/plot-job.ts';
import type { ReadModel } from '../../pipeline/read/read-model.ts';
import type { Summary } from '../../report/summary.ts';
import type { Context } from '../context.ts';
import { answerText } from '../terminal/print-answer.ts';
import { BusyStoreError } from '../../store/connect/database.ts';
import { failureText } from '../exit-code.ts';
import { publishFailure } from '../publish-failure.ts';
import { runAndPublish } from '../run-and-publish.ts';
import { withStore, writingTo } from '../with-store.ts';

/** A severity from which a run's findings make the command fail. */
export type FailOn = 'warning' | 'critical';

const FINDINGS = 3;

/** `evenkeel run`: one pass over all stages, the outputs, and the four answers on stdout. @returns the exit code */
export async function runCommand(context: Context, progress: Progress, failOn: FailOn | undefined): Promise<number> {
  if (context.business.homeCountry) process.stderr.write(`${homeCountryText(context.business.homeCountry)}\n`);
  return withStore(context, async (db) => {
    let exitCode = 0;
    const onAnswers = async (model: ReadModel): Promise<void> => {
      const summary = await model.summary();
      process.stdout.write(`\n${answerText(summary, process.stdout.columns)}`);
      if (failOn !== undefined && hasFindings(summary, failOn)) exitCode = FINDINGS;
    };
    const hold = async (work: () => Promise<void>): Promise<void> => writingTo(db, context, work);
    try {
      await runAndPublish(db, context, { slot: null, progress, hold, onAnswers, wholeFirst: false, draw });
    } catch (error) {
      if (!(error instanceof BusyStoreError))
        await publishFailure(db, context, {
          runAtMs: context.asOf.getTime(),
          error: failureText(error),
          nextTryMs: null,
        });
      throw error;
    }
    return exitCode;
  });
}

/** Loads what draws once there is something to draw. */
async function draw(job: PlotJob): Promise<Plots> {
  return (await import('../../pipeline/publish/plots.ts')).writePlots(job);
}

/** Whether the last closed day has an unfavourable verdict at or above a severity. */
function hasFindings({ lastDayAlerts: { warning, critical } }: Summary, failOn: FailOn): boolean {
  return critical > 0 || (failOn === 'warning' && warning > 0);
}
