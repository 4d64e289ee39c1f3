import { zone } from '../../calendar/zone.ts';
import { seriesId } from '../../metrics/series.ts';
import type { Summary } from '../../report/summary.ts';
import type { Database } from '../../store/database.ts';
import type { Business } from '../../config/business.ts';
import { freshness } from '../freshness.ts';
import { seriesReports, type SeriesReport } from './series-report.ts';
import { dayVerdicts, REVENUE, summaryOf } from './four-answers.ts';

/** A metric, whole or in a slice, by the name that its series has. */
export interface SeriesView extends SeriesReport {
  readonly id: string;
}

/** What a run left, as everything that people meet reads it: page, API, files and messages can't disagree. */
export interface ReadModel {
  readonly summary: Summary;
  /** By id, whole metrics in the order of the catalogue, each before its slices. */
  readonly series: ReadonlyMap<string, SeriesView>;
}

export async function readModel(db: Database, business: Business, asOf: Date): Promise<ReadModel> {
  const fresh = await freshness(db, business, asOf.getTime(), zone(business.zone));
  const verdicts = await dayVerdicts(db, business, fresh);
  const series = new Map<string, SeriesView>();
  for (const metric of business.metrics) {
    for (const outlook of await seriesReports(db, business, metric, verdicts, fresh)) {
      const id = seriesId(metric.id, outlook.slice);
      series.set(id, { id, ...outlook });
    }
  }
  const landings = series.get(REVENUE)?.landings ?? [];
  return { summary: summaryOf(business, fresh, asOf, verdicts, landings), series };
}
