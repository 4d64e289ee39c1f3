import type { Day } from '../../../calendar/day.ts';
import { toUnits } from '../../../explain/explain-sum.ts';
import { productParts, type Factor } from '../../../explain/product-parts.ts';
import { roundedParts } from '../../../explain/rounded-parts.ts';
import { factorChain } from '../../../metrics/factor-chain.ts';
import type { Metric, Unit } from '../../../metrics/metric.ts';
import type { FactorSplit, SplitFactor } from '../../../report/explained.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import { titleInSentence } from '../../../report/words/series-title.ts';

/** What some days together were and were expected to be. */
interface Totals {
  readonly metric: Metric;
  readonly actual: number;
  readonly expected: number;
}

/**
 * Splits the gap of a metric over the factors that it is the product of; null where it is no product, or a factor is unknown.
 *
 * @param daysOf the judged days of another metric of the same slice; null where it has none
 */
export async function factorSplit(
  metric: Metric,
  metrics: readonly Metric[],
  {
    explained,
    actual,
    expected,
  }: { readonly explained: readonly Day[]; readonly actual: number; readonly expected: number },
  digits: number,
  daysOf: (metric: Metric) => Promise<readonly DayVerdict[] | null>,
): Promise<FactorSplit | null> {
  const chain = factorChain(metric, metrics);
  if (!chain) return null;
  const totals: Totals[] = [];
  for (const base of chain.slice(0, -1)) {
    const own = totalsOf(base, explained, await daysOf(base));
    if (!own || own.actual <= 0 || own.expected <= 0) return null;
    totals.push(own);
  }
  totals.push({ metric, actual, expected });
  const factors = totals.map((own, index) => factorOf(own, totals[index - 1] ?? null));
  const gap = toUnits(actual, digits) - toUnits(expected, digits);
  const units = roundedParts(
    productParts(factors).map((part) => part * 10 ** digits),
    gap,
  );
  return {
    digits,
    factors: factors.map((factor, index): SplitFactor => ({ ...factor, units: units[index] ?? 0 })),
  };
}

function totalsOf(metric: Metric, explained: readonly Day[], days: readonly DayVerdict[] | null): Totals | null {
  let actual = 0;
  let expected = 0;
  for (const day of explained) {
    const verdict = days?.find((one) => one.day === day)?.verdict;
    if (!verdict || verdict.value === null || !verdict.expectation) return null;
    actual += verdict.value;
    expected += verdict.expectation.yhat;
  }
  return { metric, actual, expected };
}

function factorOf({ metric, actual, expected }: Totals, base: Totals | null): Factor & { title: string; unit: Unit } {
  const title = titleInSentence(metric.title);
  if (!base) return { title, unit: metric.unit, actual, expected };
  return {
    title: `${title} per ${singular(titleInSentence(base.metric.title))}`,
    unit: metric.unit === 'count' ? 'share' : metric.unit,
    actual: actual / base.actual,
    expected: expected / base.expected,
  };
}

function singular(title: string): string {
  return title.replace(/(?<=[a-z]{2})s$/, '');
}
