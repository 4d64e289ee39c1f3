import type { Day } from '../calendar/day.ts';
import type { FileForm } from './files/file-form.ts';
import type { DailyTable } from './daily-table.ts';
import type { LineKind, SourceForms } from './source-forms.ts';

export type FactTable = 'fact_sales' | 'fact_ops_events' | 'fx_rates' | 'daily_values';

/** When order numbers begin again; `never` also accepts corrections that look like it. */
export type NumbersRestart = 'never' | 'daily' | 'monthly' | 'yearly' | 'each_file';

/** Where facts come from and how their columns are to be read. Everything is declared; nothing is guessed from the data. */
export interface Source extends FileForm, SourceForms {
  readonly id: string;
  readonly table: FactTable;
  /** Who is notified of faults in its data. */
  readonly owner?: string | null;
  /** A file, several by `*` in the last part of the path, or a list of such; CSV, JSON, xlsx or Parquet, also in an archive. */
  readonly path: string | readonly string[];
  /** Folder of the batches that the API receives for it; absent where it receives none. */
  readonly inbox?: string;
  /** `replace_days`: a file holds whole days, so a fact of those days that it no longer has goes. */
  readonly mode: 'upsert' | 'replace_days';
  /** Whether equal events without ids in two files are one event, because the files repeat each other. */
  readonly overlappingFiles: boolean;
  /** Our column's name to the file's, in the order in which the file has them; without those that are made of several (`made`). */
  readonly columns: Readonly<Record<string, string>>;
  /** Whether the file's columns must stand in the order of `columns`. */
  readonly columnOrder: 'declared' | 'any';
  /** The zone of times that don't name one. */
  readonly zone: string;
  /** `iso`, a pattern such as `DD/MM/YYYY HH:mm`, or a count such as `epoch_ms`: see `isTimePattern`. */
  readonly timeFormat: string;
  /** Whether a time that its zone's clocks skip is refused, as a sender can mend it; otherwise it moves past the gap. */
  readonly refusesSkippedTimes?: boolean;
  /** Times of the day mean nothing: days are complete once they have closed. */
  readonly dateOnly: boolean;
  readonly decimal: '.' | ',';
  /** Whether a value with more decimals than its column keeps is rounded; otherwise it is refused. */
  readonly round: boolean;
  /** The currency of rows that don't name one. */
  readonly currency: string;
  readonly cancelled: readonly string[];
  readonly adjustment: readonly string[];
  /** Null if it is not declared. */
  readonly numbersRestart: NumbersRestart | null;
  /** Values of the file's `line_kind` that mean a line which sells no goods. */
  readonly lineKinds: Readonly<Record<LineKind, readonly string[]>>;
  /** The share of rows that may be refused with the rest kept. */
  readonly maxRejectedShare: number;
  /** The last day that the source declares complete; null if it declares none. */
  readonly completeThrough: Day | null;
  /** Of a source of `daily_values`. */
  readonly daily?: DailyTable;
}
