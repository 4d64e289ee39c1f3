import type { Day } from '../../calendar/day.ts';

/** `'auto'`: by Prophet's rule on the span and spacing of the rows; true: Prophet's usual order; a number: that Fourier order. */
export type SeasonalityOption = 'auto' | boolean | number;

/** One occurrence of a holiday, and the days around it that have an effect of their own. */
export interface HolidayRow {
  readonly ds: Day;
  readonly holiday: string;
  /** Days before, 0 or negative. */
  readonly lower_window?: number;
  /** Days after, 0 or positive. */
  readonly upper_window?: number;
  /** One value a holiday: rows that disagree are refused. */
  readonly prior_scale?: number;
}

/** A season beside the automatic ones. */
export interface CustomSeasonality {
  readonly name: string;
  /** In days. */
  readonly period: number;
  readonly fourier_order: number;
  readonly prior_scale?: number;
}

/** An extra column, known for the past and the future. */
export interface Regressor {
  readonly name: string;
  readonly prior_scale?: number;
  /** `'auto'`, the default, standardises every column that is not 0/1. */
  readonly standardize?: 'auto' | boolean;
}

/**
 * What Prophet's constructor, `add_seasonality` and `add_regressor` take, by the same names and with the same defaults. Additive
 * components, linear and flat growth only.
 * @source facebook/prophet 1.3, python/prophet/forecaster.py
 */
export interface ProphetOptions {
  readonly growth?: 'linear' | 'flat';
  /** Epoch milliseconds; replaces the automatic ones. */
  readonly changepoints?: readonly number[];
  readonly n_changepoints?: number;
  /** The share of the history in which the trend may change. */
  readonly changepoint_range?: number;
  readonly changepoint_prior_scale?: number;
  readonly yearly_seasonality?: SeasonalityOption;
  readonly weekly_seasonality?: SeasonalityOption;
  readonly daily_seasonality?: SeasonalityOption;
  readonly seasonalities?: readonly CustomSeasonality[];
  readonly seasonality_prior_scale?: number;
  readonly holidays?: readonly HolidayRow[];
  readonly holidays_prior_scale?: number;
  readonly regressors?: readonly Regressor[];
}

/** The options with every default filled in. */
export type Settings = Required<Omit<ProphetOptions, 'changepoints'>> & {
  readonly changepoints: readonly number[] | null;
};

const DEFAULTS: Settings = {
  growth: 'linear',
  changepoints: null,
  n_changepoints: 25,
  changepoint_range: 0.8,
  changepoint_prior_scale: 0.05,
  yearly_seasonality: 'auto',
  weekly_seasonality: 'auto',
  daily_seasonality: 'auto',
  seasonalities: [],
  seasonality_prior_scale: 10,
  holidays: [],
  holidays_prior_scale: 10,
  regressors: [],
};

/**
 * Fills in the defaults.
 * @throws RangeError naming the option that cannot be.
 * @example settings({}).changepoint_prior_scale // 0.05
 */
export function settings(options: ProphetOptions): Settings {
  const all = { ...DEFAULTS, ...options };
  const whole = Number.isInteger(all.n_changepoints) && all.n_changepoints >= 0;
  check('n_changepoints', all.n_changepoints, whole);
  check('changepoint_range', all.changepoint_range, all.changepoint_range >= 0 && all.changepoint_range <= 1);
  for (const name of ['changepoint_prior_scale', 'seasonality_prior_scale', 'holidays_prior_scale'] as const)
    check(name, all[name], all[name] > 0);
  for (const { name, prior_scale } of all.regressors)
    check(`prior_scale of ${name}`, prior_scale, (prior_scale ?? 1) > 0);
  for (const { name, period, fourier_order, prior_scale } of all.seasonalities) {
    check(`period of ${name}`, period, period > 0);
    check(`fourier_order of ${name}`, fourier_order, Number.isInteger(fourier_order) && fourier_order > 0);
    check(`prior_scale of ${name}`, prior_scale, (prior_scale ?? 1) > 0);
  }
  for (const name of ['yearly_seasonality', 'weekly_seasonality', 'daily_seasonality'] as const) {
    const order = all[name];
    check(name, order, typeof order !== 'number' || (Number.isInteger(order) && order >= 0));
  }
  const own = all.seasonalities.map(({ name }) => name);
  const extra = all.regressors.map(({ name }) => name);
  for (const name of [...own, ...extra]) check('the name of a component', name, !['trend', 'holidays'].includes(name));
  const names = [...own, ...extra, ...['yearly', 'weekly', 'daily'].filter((name) => !own.includes(name))];
  check('a component', 'named twice', new Set(names).size === names.length);
  return all;
}

function check(name: string, value: unknown, holds: boolean): void {
  if (!holds) throw new RangeError(`${name} cannot be ${String(value)}`);
}
