import { isJudged } from '../../detect/verdict.ts';
import type { Progress } from '../../pipeline/progress.ts';
import { publish } from '../../pipeline/publish.ts';
import { run } from '../../pipeline/run.ts';
import { summary } from '../../pipeline/summary.ts';
import type { Summary } from '../../report/summary.ts';
import { holdingStore } from '../../store/hold.ts';
import { shownPath } from '../../warehouse/shown-path.ts';
import type { Context } from '../context.ts';
import { answerText } from '../print-answer.ts';
import { keepingRejects, withStore } from '../with-store.ts';

/** A severity from which a run's findings make the command fail. */
export type FailOn = 'warning' | 'critical';

const FINDINGS = 3;

/** `evenkeel run`: one pass over all stages, the outputs, and the four answers on stdout. @returns the exit code */
export async function runCommand(context: Context, progress: Progress, failOn: FailOn | undefined): Promise<number> {
  const { business, asOf, now, out } = context;
  return withStore(context, async (db) => {
    await holdingStore(db, async () => {
      await keepingRejects(context, db, async () => run(db, business, { asOf, now, progress }));
      progress.stage('publish');
      const written = await publish(db, business, asOf, out);
      progress.finished(`${written.length} files in ${shownPath(out)}`);
    });
    const answer = await summary(db, business, asOf);
    process.stdout.write(`\n${answerText(answer, process.stdout.columns)}`);
    return failOn !== undefined && hasFindings(answer, failOn) ? FINDINGS : 0;
  });
}

/** Whether the last closed day has an unfavourable verdict at or above a severity. */
function hasFindings({ attention, lastClosed }: Summary, failOn: FailOn): boolean {
  const severities = failOn === 'critical' ? ['critical'] : ['warning', 'critical'];
  return attention.some(
    ({ day, verdict }) => day === lastClosed && isJudged(verdict) && severities.includes(verdict.status),
  );
}
