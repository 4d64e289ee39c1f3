import { LoadError, rejectText, type Reject } from '../load-error.ts';
import type { Source } from '../source.ts';
import { REJECTS_KEPT } from './read/checked-file.ts';
import type { Staged } from './read/staged-rows.ts';

/** Refuses a load in which more rows were rejected than the source allows. @throws LoadError with the rejects. */
export function refuseTooMany(source: Source, staged: Staged, file: string): void {
  const { rowsRead, rejects } = staged;
  if (rejects.length <= source.maxRejectedShare * rowsRead && rejects.length < REJECTS_KEPT) return;
  const shown = rejects.slice(0, 5).map(rejectText);
  const more = rejects.length > shown.length ? [`... and ${rejects.length - shown.length} more`] : [];
  const allowed =
    source.maxRejectedShare === 0
      ? 'no row may be rejected'
      : `at most ${source.maxRejectedShare * 100}% of rows, and fewer than ${REJECTS_KEPT}, may be rejected`;
  const known = `${rejects.length} of the first ${rowsRead} rows of ${file} can't be taken, and ${allowed} (sources.${source.id}.max_rejected_share)`;
  throw new LoadError([known, ...shown, ...more, ...restartAdvice(source, rejects)].join('\n  '), rejects);
}

/** Where order numbers restart within a file, to allow the repeats as rejects would lose sales. */
function restartAdvice({ id, table, numbersRestart }: Source, rejects: readonly Reject[]): string[] {
  const hasRepeats = rejects.some(({ reason }) => reason.startsWith('repeats the identity'));
  if (table !== 'fact_sales' || numbersRestart !== null || !hasRepeats) return [];
  return [
    `if order numbers restart within the file, declare 'numbers_restart: daily' (monthly or yearly) under sources.${id}`,
  ];
}
