import type { Progress } from '../../pipeline/progress.ts';
import type { Summary } from '../../report/summary.ts';
import type { Context } from '../context.ts';
import { answerText } from '../print-answer.ts';
import { runAndPublish } from '../run-and-publish.ts';
import { withStore } from '../with-store.ts';

/** A severity from which a run's findings make the command fail. */
export type FailOn = 'warning' | 'critical';

const FINDINGS = 3;

/** `evenkeel run`: one pass over all stages, the outputs, and the four answers on stdout. @returns the exit code */
export async function runCommand(context: Context, progress: Progress, failOn: FailOn | undefined): Promise<number> {
  return withStore(context, async (db) => {
    const summary = await (await runAndPublish(db, context, null, progress)).summary();
    process.stdout.write(`\n${answerText(summary, process.stdout.columns)}`);
    return failOn !== undefined && hasFindings(summary, failOn) ? FINDINGS : 0;
  });
}

/** Whether the last closed day has an unfavourable verdict at or above a severity. */
function hasFindings({ lastDayAlerts: { warning, critical } }: Summary, failOn: FailOn): boolean {
  return critical > 0 || (failOn === 'warning' && warning > 0);
}
