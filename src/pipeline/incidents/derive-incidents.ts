import type { Day } from '../../calendar/day.ts';
import type { Business } from '../../config/business.ts';
import { earliestDay, latestDay } from '../../incidents/day-order.ts';
import type { Incident } from '../../incidents/incident.ts';
import { incidentsOf } from '../../incidents/incidents-of.ts';
import { nodeMetrics, type NodeMetric } from '../../incidents/tree/node-metric.ts';
import { beyondChance } from '../../incidents/chance/beyond-chance.ts';
import type { NodeDay } from '../../incidents/tree/node-day.ts';
import type { Database } from '../../store/connect/database.ts';
import { countJudgedSlices } from '../../store/incidents/count-judged-slices.ts';
import { grouped } from '../../store/grouped.ts';
import { loadNodeDays } from '../../store/incidents/load-node-days.ts';
import { sourceTablesOf } from '../../warehouse/source-tables.ts';
import { isFollowed } from '../judge/is-followed.ts';
import { followedSeries } from '../read/series/followed-series.ts';
import { minorDigits } from '../../metrics/minor-digits.ts';

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

/** The incidents of some trees by the verdicts that were current after a run. @param through the last day that counts; null: all do */
export async function deriveIncidents(
  db: Database,
  declared: Declared,
  trees: readonly TreeFrom[],
  runId: number,
  through: Day | null = null,
): Promise<DerivedTree[]> {
  const metrics = nodeMetricsOf(declared);
  const byId = new Map(declared.metrics.map((metric) => [metric.id, metric]));
  const days = (await loadNodeDays(db, firstDaysOf(trees, declared), runId)).filter(({ metric, slice, day }) => {
    const definition = byId.get(metric);
    return definition && isFollowed(definition, slice) && (through === null || day <= through);
  });
  const noticed = await slicesBeyondChance(db, declared, trees, days, runId);
  return trees.map((tree) => {
    const own = new Set(tree.metrics.map(({ id }) => id));
    const verdicts = days.filter(({ metric }) => own.has(metric));
    const to = latestDay(tree.from, ...new Set(verdicts.map(({ day }) => day)));
    const { from, isData } = tree;
    return { ...tree, to, incidents: incidentsOf(verdicts, metrics, { from, to, isData, beyondChance: noticed }) };
  });
}

/** The first day of each metric on which an incident may open: of metrics with slices that of all, for all slices are judged together. */
function firstDaysOf(trees: readonly TreeFrom[], { metrics }: Declared): Map<string, Day> {
  const firstDays = new Map<string, Day>();
  const openFrom = (id: string, day: Day): void => {
    firstDays.set(id, earliestDay(day, firstDays.get(id) ?? day));
  };
  for (const { metrics: own, from } of trees) for (const { id } of own) openFrom(id, from);
  const first = firstOf(trees);
  if (first !== null) for (const { id, dimensions } of metrics) if (dimensions.length > 0) openFrom(id, first);
  return firstDays;
}

/** By day, the slices whose alerts are more than chance among all of the account. */
export async function slicesBeyondChance(
  db: Database,
  declared: Declared,
  trees: readonly TreeFrom[],
  days: readonly NodeDay[],
  runId: number,
): Promise<Map<Day, ReadonlySet<string>>> {
  const first = firstOf(trees);
  if (first === null) return new Map();
  const judged = await countJudgedSlices(db, followedSeries(declared), first, runId);
  const byDay = grouped(
    days.filter(({ slice, day }) => slice !== '' && day >= first),
    ({ day }) => day,
  );
  return new Map(Array.from(byDay, ([day, own]) => [day, beyondChance(own, judged.get(day) ?? own.length)]));
}

/** The first day that can open an incident of the business. */
function firstOf(trees: readonly TreeFrom[]): Day | null {
  const [first, ...others] = trees.filter(({ isData }) => !isData).map(({ from }) => from);
  return first === undefined ? null : earliestDay(first, ...others);
}
