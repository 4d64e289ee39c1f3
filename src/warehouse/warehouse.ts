import type { Day } from '../calendar/day.ts';
import type { OperationHour } from '../metrics/hours/hour.ts';
import type { Metric } from '../metrics/metric.ts';
import type { DailyDay, DailyValue } from '../metrics/daily-day.ts';
import type { DayProfile } from '../metrics/day-profile.ts';
import type { SliceValues } from '../metrics/slice-values.ts';
import type { Check } from '../store/run-checks.ts';
import type { Declaration, ZoneChange } from './load/declare-business.ts';
import type { LeafTable, LeavesWanted } from './leaves/leaf-table.ts';
import type { Erased, RewrittenFile } from './load/erase-customer.ts';
import type { StagedLoad } from './load/staged-load.ts';
import type { StageOptions } from './load/read/staged-rows.ts';
import type { LatestLoads } from './load/receipts.ts';
import type { RejectPage, SourceLoads } from './load/source-loads.ts';
import type { Reject } from './load-error.ts';
import type { Arrivals } from './rollup/load-arrivals.ts';
import type { ChangedDay } from './rollup/changed-days.ts';
import type { DayUntil, SalesOfDay } from './rollup/load-part-days.ts';
import type { RolledUp } from './rollup/roll-up.ts';
import type { Source } from './source.ts';

/**
 * Where facts live: loads, daily roll-ups, and reading daily values. It may be another database than the store: no statement reads
 * tables of both, and a crash between a commit here and one there loses nothing, because every roll-up is numbered and the store
 * records the number that it has read up to.
 */
export interface Warehouse {
  /**
   * Records what the config declares about facts; a changed declaration makes every day stale.
   * @returns what changed in the time zone data since the last declaration; null if nothing did
   */
  declareBusiness(declared: Declaration): Promise<ZoneChange | null>;
  /** How each file was loaded last. */
  latestLoads(): Promise<LatestLoads>;
  /**
   * Reads and checks one file of a source, unless it was loaded before with the same mapping. Its `commit` is one transaction.
   * @throws CsvError or LoadError naming file, line, column and reason
   */
  stageLoad(source: Source, path: string, options: StageOptions): Promise<StagedLoad>;
  /** Opens another connection, so that several files can be staged at a time. */
  session(): Promise<WarehouseSession>;
  /** Deletes every fact of a source with its receipts. @returns the number of deleted facts */
  forgetSource(source: string): Promise<number>;
  /**
   * Replaces the id of a customer by a random one, so that no figure changes.
   *
   * @param finish what belongs to the same transaction; if it throws, nothing is erased. It returns the files that it rewrote
   */
  eraseCustomer(customerId: string, finish: (erased: Erased) => Promise<readonly RewrittenFile[]>): Promise<Erased>;
  /** The ids of the sources that have receipts. */
  loadedSources(): Promise<string[]>;
  /** The rejected values of the newest load of each file, by file and line. */
  rejects(): Promise<Reject[]>;
  /** Those of one source, a page of them. */
  rejectsOf(source: string, page: RejectPage): Promise<Reject[]>;
  /** What the newest loads of each source's files came to. */
  sourceLoads(): Promise<ReadonlyMap<string, SourceLoads>>;
  /** Recomputes the daily tables of every stale day under the next roll-up number, as one transaction. */
  rollUp(): Promise<RolledUp>;
  /** Makes the profiles of every day again that was rolled up since they were made, as one transaction. */
  updateDayProfiles(): Promise<void>;
  /** The number of the latest roll-up; 0 before the first. */
  latestRollUp(): Promise<number>;
  /** The days that roll-ups after number `since` recomputed. */
  changedDays(since: number): Promise<ChangedDay[]>;
  /** The arrivals of each source that has receipts. */
  arrivals(): Promise<ReadonlyMap<string, Arrivals>>;
  /** What the days of each source of facts look like, ascending. */
  dayProfiles(): Promise<ReadonlyMap<string, readonly DayProfile[]>>;
  /** The days of each source of daily values that have some, ascending. */
  dailyDays(): Promise<ReadonlyMap<string, readonly DailyDay[]>>;
  /** The values of a source of daily values on some days, both included. */
  valuesOfDays(source: string, first: Day, last: Day): Promise<DailyValue[]>;
  /** The hours with operational events of some days, both included; service '' is all of them. */
  operationHours(service: string, first: Day, last: Day): Promise<OperationHour[]>;
  /** The services with events on some days. */
  services(first: Day, last: Day): Promise<string[]>;
  /** The sales of some days, each up to an instant, and whole; a day without rows is left out. */
  partDays(days: readonly DayUntil[]): Promise<SalesOfDay[]>;
  /** @throws Error with the engine's message if a table or column of the metric does not exist */
  checkMetric(metric: Metric): Promise<void>;
  /** Digest of how a metric is computed: with another one, all its daily values may differ. */
  definitionHash(metric: Metric): string;
  /**
   * The daily values of a metric, one row per slice.
   * @param dimension null for the whole metric
   * @param since only the days that roll-ups after this number recomputed; null for all days
   */
  dailyValues(metric: Metric, dimension: string | null, since: number | null): Promise<SliceValues[]>;
  /** The finest parts of a metric on some days; null where it is no sum over rows. */
  leaves(metric: Metric, wanted: LeavesWanted): Promise<LeafTable | null>;
  /** The distinct values of a column, the most frequent first, an empty one as ''; null where there are more than 200. */
  columnValues(table: string, column: string): Promise<readonly string[] | null>;
  /** Runs the checks of sql/checks/warehouse. */
  checks(): AsyncIterable<Check>;
}

/** A connection of its own to a warehouse. */
export interface WarehouseSession {
  readonly warehouse: Warehouse;
  close(): Promise<void>;
}
