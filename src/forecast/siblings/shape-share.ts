import { addDays } from '../../calendar/day.ts';
import { mean } from '../../stats/mean.ts';
import { quantile } from '../../stats/quantile.ts';
import type { History } from '../model.ts';
import type { LearnedShape } from './yearly-shape.ts';

const MONTH_DAYS = 28;
const VALUES_NEEDED = 14;
const MONTHS_NEEDED = 4;
/** What a series follows of a shape that was seen twice, before it has shown any of its own, and how much series differ in it. */
const [USUAL_SHARE, VARIANCE] = [0.7, 0.1];
const YEAR_DAYS = 365;
/** Of the median of a month, on logs. */
const LEAST_VARIANCE = 0.003;

/**
 * The share of a yearly shape that a short history follows, by empirical Bayes: the slope of its months over those of the shape, both
 * without their linear trends, shrunk by how little the months show towards 0.7, or less where the shape was seen less than twice.
 *
 * @returns 0 to 1
 * @source Efron & Morris (1975), Data analysis using Stein's estimator and its generalizations
 */
export function shapeShare(
  { start, values }: Pick<History, 'start' | 'values'>,
  { shape, learnedFromDays }: LearnedShape,
): number {
  const usual = USUAL_SHARE * Math.min(1, Math.max(0, learnedFromDays / YEAR_DAYS - 1));
  const [own, shaped]: [number[], number[]] = [[], []];
  for (let from = 0; from + MONTH_DAYS <= values.length; from += MONTH_DAYS) {
    const days = Array.from({ length: MONTH_DAYS }, (_, ahead) => from + ahead);
    const known = days.flatMap((index) => ((values[index] ?? 0) > 0 ? [values[index] ?? 0] : []));
    const middle = known.length < VALUES_NEEDED ? null : quantile(known, 0.5);
    if (middle === null) continue;
    own.push(Math.log(middle));
    shaped.push(mean(days.map((index) => shape(addDays(start, index)))) ?? 0);
  }
  if (own.length < MONTHS_NEEDED) return usual;
  const [y, x] = [withoutTrend(own), withoutTrend(shaped)];
  const [xx, xy, yy] = [products(x, x), products(x, y), products(y, y)];
  const unexplained = yy - (xx > 0 ? xy ** 2 / xx : 0);
  const shrinkage = Math.max(LEAST_VARIANCE, unexplained / Math.max(1, own.length - 3)) / VARIANCE;
  return Math.min(1, Math.max(0, (xy + shrinkage * usual) / (xx + shrinkage)));
}

/** The differences from the straight line through some values, one a month. */
function withoutTrend(values: readonly number[]): number[] {
  const middle = (values.length - 1) / 2;
  const times = values.map((_, at) => at - middle);
  const level = mean(values) ?? 0;
  const slope = products(times, values) / products(times, times);
  return values.map((value, at) => value - level - slope * (times[at] ?? 0));
}

function products(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
