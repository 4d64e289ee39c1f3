import { isRatio, type Measure, type Metric } from './metric.ts';

/** A chain is no longer: visits, orders, revenue. */
const LONGEST = 3;

/**
 * The metrics that a sum is the product of: the one that counts the orders behind a sum of money, or the denominator of a ratio whose
 * numerator the metric is; and the same of that one. Null where the catalogue has none.
 *
 * @returns each metric before the one that it is the base of, the metric itself last: visits, orders, revenue
 */
export function factorChain(metric: Metric, metrics: readonly Metric[]): readonly Metric[] | null {
  const chain = [metric];
  for (let base = baseOf(metric, metrics); base && chain.length < LONGEST; base = baseOf(base, metrics)) {
    if (chain.includes(base)) break;
    chain.unshift(base);
  }
  return chain.length < 2 ? null : chain;
}

function baseOf(metric: Metric, metrics: readonly Metric[]): Metric | null {
  const measure = metric.countedBy ?? denominatorOf(metric, metrics);
  return (measure && metrics.find((other) => !isRatio(other.measure) && isSame(other.measure, measure))) ?? null;
}

function denominatorOf({ measure }: Metric, metrics: readonly Metric[]): Measure | null {
  if (isRatio(measure)) return null;
  const own = metrics.find((other) => isRatio(other.measure) && isSame(other.measure.numerator, measure));
  return own && isRatio(own.measure) ? own.measure.denominator : null;
}

function isSame(a: Measure, b: Measure): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf({ table, agg, column, q, where = {} }: Measure): string {
  const conditions = Object.entries(where)
    .map(([name, values]) => [name, [...values].sort()] as const)
    .sort(([first], [second]) => (first < second ? -1 : 1));
  return JSON.stringify([table, agg, column, q, conditions]);
}
