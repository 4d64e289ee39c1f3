import type { Day } from '../../../calendar/day.ts';
import type { Business } from '../../../config/business.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import type { Database } from '../../../store/connect/database.ts';
import type { Warehouse } from '../../../warehouse/warehouse.ts';
import type { SeriesReport } from '../series/series-report.ts';
import type { Snapshot } from '../snapshot.ts';

/** Where an explanation is read from. */
export interface ExplanationSources {
  readonly db: Database;
  readonly warehouse: Warehouse;
  readonly business: Business;
  readonly snapshot: Snapshot;
  /** The report of another metric or slice. */
  report(metricId: string, slice: string): Promise<SeriesReport | null>;
  /** The alerts of all series on some days, both included, newest first. */
  alerts(from: Day, to: Day): Promise<readonly DayVerdict[]>;
}
