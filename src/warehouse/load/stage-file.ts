import { stat } from 'node:fs/promises';
import type { Database } from '../../store/database.ts';
import { LoadError, rejectText, type Reject } from '../load-error.ts';
import type { Source } from '../source.ts';
import { REJECTS_KEPT, type CheckedRows, type FileToCheck } from './checked-file.ts';
import { checkedInThread } from './checked-in-thread.ts';

/** What came of a file's rows before any of them became a fact. */
export interface Staged {
  readonly rowsRead: number;
  readonly rejects: Reject[];
  /** Whether the file has no identity for its rows, so that they have to be numbered. */
  readonly needsNumbers: boolean;
  /** The file's column that identifies a row, or begins to. */
  readonly identity: Pick<Reject, 'column' | 'columnName'>;
}

/** How a file is staged. */
export interface StageOptions {
  /** Share of the file that has been read, and how many rows that were. */
  readonly onProgress: (share: number, rows: number) => void;
  /** Reading stops once it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a file into the temporary table `staged`.
 * @throws CsvError or LoadError naming the place if the file as a whole can't be taken.
 */
export async function stageFile(db: Database, file: FileToCheck, options: StageOptions): Promise<Staged> {
  const { size } = await stat(file.path);
  const staged = await checkedInThread(file, size, async ({ columns, needsNumbers, identity, rows }) => {
    const counts = { rowsRead: 0, rejects: [] as Reject[], needsNumbers, identity };
    await db.copyIn('staged', columns, acceptedRows(rows, counts, options));
    return counts;
  });
  if (staged.rowsRead === 0) throw new LoadError(`${file.name}:1:1: the file has a header and no rows below it`);
  return staged;
}

async function* acceptedRows(
  rows: AsyncIterable<CheckedRows>,
  staged: { rowsRead: number; rejects: Reject[] },
  { onProgress, signal }: StageOptions,
): AsyncGenerator<string | Uint8Array> {
  for await (const { csv, rowsRead, rejects, share } of rows) {
    signal?.throwIfAborted();
    staged.rowsRead += rowsRead;
    for (const reject of rejects) staged.rejects.push(reject);
    onProgress(share, staged.rowsRead);
    if (csv.length > 0) yield csv;
  }
}

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
