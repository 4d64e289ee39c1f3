import { isRatio, type Measure, type Metric } from '../../metrics/metric.ts';

type TreeMetric = Pick<Metric, 'id' | 'measure' | 'unit' | 'countedBy' | 'partOf'>;

/**
 * The root of each metric's tree, by metric: metrics of one tree move together, so that they share incidents.
 *
 * A metric is a part of another one if it counts that one's orders, divides that one's sums by its orders (revenue is orders times average
 * order value), is a ratio whose numerator the other one is, or its denominator (orders are visits times conversion), or has the same
 * measure over fewer rows. Other relations are declared with `part_of`.
 */
export function metricRoots(metrics: readonly TreeMetric[]): Map<string, string> {
  const parents = new Map(
    metrics.map((metric) => [
      metric.id,
      metric.partOf ?? metrics.find((whole) => isPartOf(metric, whole, metrics))?.id,
    ]),
  );
  return new Map(metrics.map(({ id }) => [id, rootOf(id, parents)]));
}

function rootOf(id: string, parents: ReadonlyMap<string, string | undefined>): string {
  const path = [id];
  for (let parent = parents.get(id); parent !== undefined; parent = parents.get(parent)) {
    // Metrics that are parts of each other share the first of them in the alphabet.
    if (path.includes(parent)) return path.slice(path.indexOf(parent)).toSorted()[0] ?? id;
    if (!parents.has(parent)) break;
    path.push(parent);
  }
  return path.at(-1) ?? id;
}

function isPartOf(part: TreeMetric, whole: TreeMetric, metrics: readonly TreeMetric[]): boolean {
  if (part.id === whole.id) return false;
  return isOrderFactor(part, whole) || isFactorOfNumerator(part, whole, metrics) || hasFewerRows(part, whole);
}

/** Whether a metric is the number of orders behind a sum of money, or its average by order. */
function isOrderFactor({ measure }: TreeMetric, { countedBy }: TreeMetric): boolean {
  if (!countedBy) return false;
  if (!isRatio(measure)) return isSame(measure, countedBy);
  return isSame(measure.denominator, countedBy) && measure.numerator.table === countedBy.table;
}

/** Whether a whole is a ratio's numerator, and a part the ratio itself or its denominator. */
function isFactorOfNumerator(part: TreeMetric, whole: TreeMetric, metrics: readonly TreeMetric[]): boolean {
  const total = whole.measure;
  if (isRatio(total)) return false;
  const { measure } = part;
  if (isRatio(measure)) return isSame(measure.numerator, total);
  return metrics.some(
    ({ measure: ratio }) => isRatio(ratio) && isSame(ratio.numerator, total) && isSame(ratio.denominator, measure),
  );
}

function hasFewerRows(part: TreeMetric, whole: TreeMetric): boolean {
  if (isRatio(part.measure) || isRatio(whole.measure)) return false;
  const { where: partRows = {}, ...partSum } = part.measure;
  const { where: allRows = {}, ...wholeSum } = whole.measure;
  const conditions = Object.entries(allRows);
  return (
    isSame(partSum, wholeSum) &&
    Object.keys(partRows).length > conditions.length &&
    conditions.every(([column, values]) => partRows[column]?.join() === values.join())
  );
}

function isSame(a: Measure, b: Measure): boolean {
  const key = ({ table, agg, column, q, where = {} }: Measure): string =>
    JSON.stringify([
      table,
      agg,
      column ?? null,
      q ?? null,
      Object.entries(where).toSorted(([x], [y]) => (x < y ? -1 : 1)),
    ]);
  return key(a) === key(b);
}
