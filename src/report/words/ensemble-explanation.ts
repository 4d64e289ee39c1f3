import { HORIZON_GROUPS } from '../../forecast/horizon-groups.ts';
import type { CombinationWeights } from '../../forecast/ensemble/rolling-forecast.ts';
import type { ScoredWeights } from '../../forecast/ensemble/scored-weights.ts';
import { ets } from '../../forecast/members/ets.ts';
import { INTERMITTENT_MEAN } from '../../forecast/members/intermittent-demand.ts';
import {
  FLEXIBLE_LEVEL_ADJUSTED_PROPHET,
  LEVEL_ADJUSTED_PROPHET,
  STIFF_PROPHET,
  YEARLY_ETS,
} from '../../forecast/members/prophet-ids.ts';
import { seasonalNaive } from '../../forecast/members/seasonal-naive.ts';
import { weekdayMean } from '../../forecast/members/weekday-mean.ts';

/** The models behind the forecast of a range of horizons, and why they have their weights, in plain words. */
export interface Explanation {
  /** Days ahead, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly sentence: string;
}

const PROPHET = 'Prophet trend and seasonality';
const NAMES: Readonly<Record<string, string>> = {
  [seasonalNaive.id]: "last week's value",
  [weekdayMean.id]: 'the four-week weekday mean',
  [ets.id]: 'exponential smoothing',
  [LEVEL_ADJUSTED_PROPHET]: PROPHET,
  [FLEXIBLE_LEVEL_ADJUSTED_PROPHET]: PROPHET,
  [STIFF_PROPHET]: PROPHET,
  [YEARLY_ETS]: 'exponential smoothing',
  [INTERMITTENT_MEAN]: 'the intermittent-demand mean',
};
/** A second model is named from this weight on. */
const WORTH_NAMING = 0.2;
const SMALLEST_DIFFERENCE = 0.005;

/**
 * The combination weights of an ensemble in words, one sentence for each range of horizons with the same weights.
 *
 * @param horizonDays the number of days ahead, at least 1
 * @returns ascending; a range that begins after `horizonDays` is left out
 * @example ensembleExplanation(
 *   rollingForecast({ start: dayFromIso('2026-09-14'), values: [] }, [seasonalNaive]).combinationWeights(0),
 *   1,
 * ) // [{ from: 1, to: 1, sentence: "Next day: last week's value only; there is no other model." }]
 */
export function ensembleExplanation({ groups, models }: CombinationWeights, horizonDays: number): Explanation[] {
  const names = models.map((id) => NAMES[id] ?? id);
  return HORIZON_GROUPS.flatMap(({ from, to: last }, group) => {
    const weights = groups[group];
    const to = Math.min(horizonDays, last);
    if (!weights || from > to) return [];
    const days = to === 1 ? 'Next day' : from === to ? `Day ${from}` : `Days ${from} to ${to}`;
    return [{ from, to, sentence: `${days}: ${reason(weights, names)}.` }];
  });
}

/** Members of the same name, taken together. */
interface NamedModel {
  readonly name: string;
  /** The sum of their weights. */
  readonly weight: number;
  /** The mean absolute error of the best of them. */
  readonly error: number;
}

function reason({ weights, errors, origins }: ScoredWeights, names: readonly string[]): string {
  const models = mostWeightFirst(names, weights, errors);
  const [first, second] = models;
  if (!first) return 'no model';
  if (!second) return `${first.name} only; there is no other model`;
  if (errors === null) return unscoredReason(weights);
  const then = second.weight < WORTH_NAMING ? '' : `, then ${second.name} (${percent(second.weight)})`;
  const period = origins === 1 ? 'in the forecasts of one Monday' : `in the forecasts of ${origins} Mondays`;
  const whose = then === '' ? 'its error' : `the error of ${first.name}`;
  const error = comparison(first, referenceFor(first, models));
  return `${first.name} has the most weight (${percent(first.weight)})${then}; ${period} ${whose} was ${error}`;
}

function unscoredReason(weights: readonly number[]): string {
  return Math.max(...weights) - Math.min(...weights) < 1e-9
    ? 'all models have the same weight, because too few forecasts can be compared with actuals yet'
    : 'same weights as for the days before, because too few forecasts this far ahead can be compared with actuals yet';
}

function mostWeightFirst(
  names: readonly string[],
  weights: readonly number[],
  errors: readonly number[] | null,
): NamedModel[] {
  const models = new Map<string, NamedModel>();
  names.forEach((name, member) => {
    const error = errors?.[member] ?? 0;
    const sameName = models.get(name) ?? { weight: 0, error };
    const weight = sameName.weight + (weights[member] ?? 0);
    models.set(name, { name, weight, error: Math.min(error, sameName.error) });
  });
  return Array.from(models.values()).sort((a, b) => b.weight - a.weight || a.error - b.error);
}

/** The simple model that another is compared with: the weekday mean, or for that itself last week's value. */
function referenceFor({ name }: NamedModel, models: readonly NamedModel[]): NamedModel | undefined {
  const reference = name === NAMES[weekdayMean.id] ? seasonalNaive.id : weekdayMean.id;
  return models.find((model) => model.name === NAMES[reference]);
}

function comparison({ error }: NamedModel, reference: NamedModel | undefined): string {
  if (error === 0) return 'zero';
  if (!reference || reference.error === 0) return 'larger than that of another model';
  const difference = 1 - error / reference.error;
  if (Math.abs(difference) < SMALLEST_DIFFERENCE) return `the same as that of ${reference.name}`;
  return `${percent(Math.abs(difference))} ${difference > 0 ? 'lower' : 'higher'} than that of ${reference.name}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
