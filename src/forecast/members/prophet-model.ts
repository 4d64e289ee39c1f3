import { addDays, weekday, type Day } from '../../calendar/day.ts';
import type { FittedModel, History, Model } from '../model.ts';
import { prophetDesign, type Design } from '../prophet/design/design.ts';
import { fitAtScales, fitDesign, type ProphetFit } from '../prophet/solve/fit.ts';
import { settings, type ProphetOptions } from '../prophet/design/options.ts';
import { expectedValues, seasonalPart } from '../prophet/predict/predict.ts';
import type { Times } from '../prophet/design/rows.ts';
import { sharedDesign } from './shared-design.ts';
import { trendGrowth } from './trend-growth.ts';

const DAY_MS = 86_400_000;
const SPAN_NEEDED_DAYS = 14;
/** A weekday without a value for so long has no forecast. */
const RECENT_DAYS = 91;
/** Prophet's rule for a yearly season, `'auto'`, waits for 730 days. */
const YEARLY_FROM_DAYS = 400;

/** The extra columns of a daily model by their names, past and future; a day without a value is not learned from, nor forecast. */
export type DailyRegressors = Readonly<Record<string, ReadonlyMap<Day, number>>>;

/**
 * Prophet's model, solved exactly, as a member of the ensemble: linear or flat growth, without conditional seasons, for a day has no
 * columns but regressors.
 *
 * Deviations from Prophet: nothing is forecast until the history spans 14 days, before which there is no weekly pattern to see, and
 * nothing for a weekday without a value for 13 weeks. Anomalies count by their weight.
 *
 * @param id of the model: another one for other options
 * @param regressors one column for each of `options.regressors`; without one there is no forecast
 * @throws RangeError for an option that cannot be; and when it is fitted, for a holiday that cannot be, or an option that needs another
 * column.
 * @example prophetModel('with-sales', {
 *   holidays: ['2026-09-24', '2026-10-12'].map((day) => ({ ds: dayFromIso(day), holiday: 'sale' })),
 * })
 *   .fit({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 28 }, (_, day) => (day === 10 ? 20 : 10)) })
 *   .predict([dayFromIso('2026-10-12'), dayFromIso('2026-10-13')]) // [20, 10]
 */
export function prophetModel(id: string, options: ProphetOptions = {}, regressors: DailyRegressors = {}): Model {
  const fitted = fitting([settings(options).changepoint_prior_scale], options, regressors);
  return { id, fit: (history) => fitted(history)(0) };
}

/**
 * The same with several priors for changes of the trend, and with a yearly season from 400 days on: a first December that was seen once
 * says more of the next than none. They are fitted at once: when one of the models is fitted to a history, all are.
 *
 * @param scales values of `changepoint_prior_scale`, ascending, each with the id of its model
 * @param options the others
 * @returns one a scale
 */
export function prophetModels(
  scales: readonly (readonly [id: string, changepoint_prior_scale: number])[],
  options: Pick<ProphetOptions, 'holidays'>,
): Model[] {
  const fitted = fitting(
    scales.map(([, scale]) => scale),
    settings(options),
    {},
    YEARLY_FROM_DAYS,
  );
  const known = new WeakMap<History, FittedAt>();
  return scales.map(([id], at) => ({
    id,
    fit(history) {
      const all = known.get(history) ?? fitted(history);
      known.set(history, all);
      return all(at);
    },
  }));
}

/**
 * Prophet's defaults, solved exactly: see `prophetModel`.
 * @example prophet
 *   .fit({ start: dayFromIso('2026-09-14'), values: Array.from({ length: 28 }, (_, day) => 100 + day) })
 *   .predict([dayFromIso('2026-10-12'), dayFromIso('2026-10-13')]) // [128, 129]
 */
export const prophet = prophetModel('prophet');

/** The model with the prior scale of that number. */
type FittedAt = (at: number) => FittedModel;

function fitting(
  scales: readonly number[],
  options: ProphetOptions,
  regressors: DailyRegressors,
  yearlyFromDays = Infinity,
): (history: History) => FittedAt {
  const columns = (options.regressors ?? []).map(
    ({ name }) =>
      [name, (Object.hasOwn(regressors, name) ? regressors[name] : undefined) ?? new Map<Day, number>()] as const,
  );
  const isKnown = columns.length === 0 ? () => true : (day: Day) => columns.every(([, column]) => column.has(day));
  const withColumns = (days: readonly Day[]): Times => ({
    ...dailyTimes(days),
    regressors: Object.fromEntries(columns.map(([name, column]) => [name, days.map((day) => column.get(day) ?? 0)])),
  });
  const timesOf = columns.length > 0 ? withColumns : dailyTimes;
  const yearly = settings({ ...options, yearly_seasonality: true });

  return (history) => {
    const known = learnable(history, isKnown);
    const firstRecent = addDays(history.start, history.values.length - RECENT_DAYS);
    const hasWeekday = Array.from({ length: 7 }, () => false);
    for (const day of known.days.slice(-RECENT_DAYS)) if (day >= firstRecent) hasWeekday[weekday(day)] = true;
    const isYearly = (known.days.at(-1) ?? 0) - (known.days[0] ?? 0) >= yearlyFromDays;
    const design = dailyDesign(known, isYearly ? yearly : options, timesOf);
    const fits = design ? fitAtScales(design, known.y, scales) : [];
    const hasForecast = (day: Day) => hasWeekday[weekday(day)] === true && isKnown(day);
    /** The latest predictions of all models: mostly the same days are requested of each. */
    let latest: { readonly days: readonly Day[]; readonly yhat: readonly Float64Array[] } | null = null;
    const expected = (days: readonly Day[]): readonly Float64Array[] => {
      if (!latest || !isSame(latest.days, days)) latest = { days, yhat: expectedValues(fits, timesOf(days)) };
      return latest.yhat;
    };

    return (at) => ({
      ...(fits[at] && { growth: trendGrowth(fits[at]) }),
      yearlyPart: (days) => (fits[at] ? seasonalPart(fits[at], 'yearly', timesOf(days)) : null),
      predict(requested) {
        const yhat = expected(requested)[at];
        return requested.map((day, index) => (yhat && hasForecast(day) ? (yhat[index] ?? null) : null));
      },
    });
  };
}

function isSame(some: readonly Day[], others: readonly Day[]): boolean {
  return some.length === others.length && some.every((day, index) => day === others[index]);
}

/** The fit to the days that can be learned from; null while they span less than 14 days. */
export function dailyFit(known: Learnable, options: ProphetOptions): ProphetFit | null {
  const design = dailyDesign(known, options, dailyTimes);
  return design && fitDesign(design, known.y);
}

/** @param timesOf days as the model sees them, with what the options need beside their date */
function dailyDesign(
  { days, weights }: Learnable,
  options: ProphetOptions,
  timesOf: (days: readonly Day[]) => Times,
): Design | null {
  const spanDays = (days.at(-1) ?? 0) - (days[0] ?? 0);
  if (spanDays < SPAN_NEEDED_DAYS) return null;
  const isShared = timesOf === dailyTimes && weights.every((weight) => weight === 1);
  return isShared ? sharedDesign(days, options) : prophetDesign({ ...timesOf(days), weights }, options);
}

/** Days as instants. */
export function dailyTimes(days: readonly Day[]): Times {
  const ds = new Float64Array(days.length);
  for (let index = 0; index < days.length; index++) ds[index] = (days[index] ?? 0) * DAY_MS;
  return { ds };
}

export interface Learnable {
  readonly days: Day[];
  readonly y: number[];
  readonly weights: number[];
}

/** The days that count: known, and not without weight. */
export function learnable({ start, values, weights }: History, isKnown: (day: Day) => boolean = () => true): Learnable {
  const out: Learnable = { days: [], y: [], weights: [] };
  for (let index = 0; index < values.length; index++) {
    const day = addDays(start, index);
    const value = values[index] ?? null;
    const weight = weights?.[index] ?? 1;
    if (value === null || weight <= 0 || !isKnown(day)) continue;
    out.days.push(day);
    out.y.push(value);
    out.weights.push(weight);
  }
  return out;
}
