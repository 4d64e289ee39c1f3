import { addDays, type Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { earliestDay, latestDay } from '../../incidents/day-order.ts';
import type { Incident } from '../../incidents/incident.ts';
import { incidentsOf, USUAL_DAYS } from '../../incidents/incidents-of.ts';
import { nodeMetrics, type NodeMetric } from '../../incidents/node-metric.ts';
import type { Database } from '../../store/database.ts';
import { grouped } from '../../store/grouped.ts';
import { loadNodeDays } from '../../store/incidents/load-node-days.ts';
import { sourceTablesOf } from '../../warehouse/source-tables.ts';
import { isFollowed } from '../judge/is-followed.ts';
import { minorDigits } from './minor-digits.ts';

/** Metrics that share incidents, or incidents of their data. */
export interface Tree {
  readonly metrics: readonly NodeMetric[];
  readonly isData: boolean;
}

/** A tree, and the first day that can open one of its incidents: none may have been open or closed lately on it. */
export interface TreeFrom extends Tree {
  readonly from: Day;
}

/** The incidents of a tree, by the last day that its verdicts reach. */
export interface DerivedTree extends TreeFrom {
  readonly incidents: readonly Incident[];
  readonly to: Day;
}

export type Declared = Pick<Business, 'metrics' | 'currency'>;

export function nodeMetricsOf({ metrics, currency }: Declared): Map<string, NodeMetric> {
  return nodeMetrics(metrics, minorDigits(currency), (metric) => sourceTablesOf(metric).join());
}

/** Those of the business, then those of the data. */
export function treesOf(metrics: ReadonlyMap<string, NodeMetric>): Tree[] {
  return [false, true].flatMap((isData) =>
    [...grouped([...metrics.values()], ({ root, dataRoot }) => (isData ? dataRoot : root)).values()].map((own) => {
      return { metrics: own, isData };
    }),
  );
}

/** The incidents of some trees by the verdicts that were current after a run. */
export async function deriveIncidents(
  db: Database,
  declared: Declared,
  trees: readonly TreeFrom[],
  runId: number,
): Promise<DerivedTree[]> {
  const metrics = nodeMetricsOf(declared);
  const firstDays = new Map<string, Day>();
  for (const { metrics: own, from } of trees)
    for (const { id } of own) {
      const first = addDays(from, -USUAL_DAYS);
      firstDays.set(id, earliestDay(first, firstDays.get(id) ?? first));
    }
  const byId = new Map(declared.metrics.map((metric) => [metric.id, metric]));
  const days = (await loadNodeDays(db, firstDays, runId)).filter(({ metric, slice }) => {
    const definition = byId.get(metric);
    return definition && isFollowed(definition, slice);
  });
  return trees.map((tree) => {
    const own = new Set(tree.metrics.map(({ id }) => id));
    const verdicts = days.filter(({ metric }) => own.has(metric));
    const to = latestDay(tree.from, ...new Set(verdicts.map(({ day }) => day)));
    return { ...tree, to, incidents: incidentsOf(verdicts, metrics, { from: tree.from, to, isData: tree.isData }) };
  });
}
