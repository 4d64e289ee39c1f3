import { weekday } from '../../calendar/day.ts';
import { incrementalFit, type FittedModel, type History, type Model } from '../model.ts';
import { MOSTLY_ZERO_DAYS, seasonalSeries, type SeasonalSeries } from './seasonal-series.ts';

/** The id of the fallback model. */
export const INTERMITTENT_MEAN = 'intermittent-mean';
/** The open days up to the last value other than zero by which a series is found to be intermittent. */
const DAYS_LOOKED_AT = 91;
const HALF_LIFE_DAYS = 56;
/** A weekday's mean is shrunk towards so many days of the usual size. */
const USUAL_ONES = 8;

/**
 * Replaces a model by a fallback for intermittent demand, series that are zero on many open days: there the only days with demand would be
 * its outliers. The fallback forecasts each day as its weekday's mean, with exponential weights, shrunk towards the mean of all days:
 * unbiased, so that the days of a month add up, and not negative where the values are not.
 */
export function unlessIntermittent(model: Model): Model {
  return {
    id: model.id,
    fit: (history) => intermittentFit(history) ?? model.fit(history),
    incrementalFit() {
      const fit = incrementalFit(model);
      return (history) => intermittentFit(history) ?? fit(history);
    },
  };
}

/** Several members have the same fallback. */
const fits = new WeakMap<SeasonalSeries, FittedModel | null>();

function intermittentFit(history: History): FittedModel | null {
  const series = seasonalSeries(history);
  if (series.scale === 'log') return null;
  const before = fits.get(series);
  if (before !== undefined) return before;
  const fit = isIntermittent(series) ? weekdayMeanFit(series) : null;
  fits.set(series, fit);
  return fit;
}

function weekdayMeanFit(series: SeasonalSeries): FittedModel {
  const means = weekdayMeans(series);
  return {
    fallbackModel: INTERMITTENT_MEAN,
    predict: (days) =>
      days.map((day) => {
        const at = weekday(day);
        return (series.isOpen[at] ? means[at] : series.closedValues[at]) ?? null;
      }),
  };
}

function isIntermittent({ values, isKnown, begins }: SeasonalSeries): boolean {
  let known = 0;
  let zeros = 0;
  // A series that ended or has just begun is not intermittent because of the zeros after or before.
  const end = 1 + values.findLastIndex((value, index) => isKnown[index] === 1 && value !== 0);
  for (let index = Math.max(begins, end - DAYS_LOOKED_AT); index < end; index++) {
    if (!isKnown[index]) continue;
    known++;
    if (values[index] === 0) zeros++;
  }
  return zeros > MOSTLY_ZERO_DAYS * known;
}

const weightsByAge: number[] = [];

/** Half for each half-life. Every origin needs the weights of the same ages, and a power takes longer than all else that is done with it. */
function weightOfAge(days: number): number {
  while (weightsByAge.length <= days) weightsByAge.push(0.5 ** (weightsByAge.length / HALF_LIFE_DAYS));
  return weightsByAge[days] ?? 0;
}

/** Monday first. */
function weekdayMeans({ values, isKnown, weekdays, begins }: SeasonalSeries): number[] {
  const sums = new Float64Array(7);
  const shares = new Float64Array(7);
  for (let index = begins; index < values.length; index++) {
    if (!isKnown[index]) continue;
    const share = weightOfAge(values.length - 1 - index);
    const at = weekdays[index] ?? 0;
    sums[at] = (sums[at] ?? 0) + share * (values[index] ?? 0);
    shares[at] = (shares[at] ?? 0) + share;
  }
  const total = (all: Float64Array): number => all.reduce((sum, one) => sum + one, 0);
  const usual = total(sums) / total(shares);
  return Array.from(sums, (sum, at) => (sum + USUAL_ONES * usual) / ((shares[at] ?? 0) + USUAL_ONES));
}
