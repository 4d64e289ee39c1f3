import type { Day } from '../../../calendar/day.ts';
import { toUnits } from '../../../explain/explain-sum.ts';
import { productParts, type Factor } from '../../../explain/product-parts.ts';
import { roundedParts } from '../../../explain/rounded-parts.ts';
import { factorChain } from '../../../metrics/factor-chain.ts';
import { isRatio, type Metric, type Unit } from '../../../metrics/metric.ts';
import type { FactorSplit, SplitFactor } from '../../../report/explained.ts';
import type { DayVerdict } from '../../../report/summary.ts';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
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
    factors: factors.map((factor, index): SplitFactor => ({
      ...factor,
      note: noteOf(totals[index], totals[index - 1], metrics),
      units: units[index] ?? 0,
    })),
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

/** Revenue per order is net, and the average order value gross: side by side they look like a contradiction. */
function noteOf(own: Totals | undefined, base: Totals | undefined, metrics: readonly Metric[]): string | null {
  if (!own || !base || !isColumn(own.metric.measure, 'net') || isRatio(base.metric.measure)) return null;
  const { table, column } = base.metric.measure;
  const gross = metrics.find(
    ({ measure }) =>
      isRatio(measure) &&
      isColumn(measure.numerator, 'gross') &&
      measure.denominator.table === table &&
      measure.denominator.column === column,
  );
  if (!gross) return null;
  const { title } = factorOf(own, base);
  return `${sentenceCase(title)} has refunds and other lines taken off; ${titleInSentence(gross.title)} is of sales alone.`;
}

function isColumn(measure: Metric['measure'], column: string): boolean {
  return !isRatio(measure) && measure.table === 'daily_kpis' && measure.column === column;
}

function singular(title: string): string {
  return title.replace(/(?<=[a-z]{2})s$/, '');
}
