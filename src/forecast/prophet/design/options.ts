import type { HolidayRow } from '../../../calendar/holiday-row.ts';

/** `'auto'`: by Prophet's rule on the span and spacing of the rows; true: Prophet's usual order; a number: that Fourier order. */
export type SeasonalityOption = 'auto' | boolean | number;

/** Whether a component is added to the trend, in the unit of y, or is a share of the trend. */
export type Mode = 'additive' | 'multiplicative';

/** A season beside the automatic ones. */
export interface CustomSeasonality {
  readonly name: string;
  /** In days. */
  readonly period: number;
  readonly fourier_order: number;
  readonly prior_scale?: number;
  /** `seasonality_mode` if absent. */
  readonly mode?: Mode;
  /** A column of `conditions`: the season holds on the rows where it is true. */
  readonly condition_name?: string;
}

/** An extra column, known for the past and the future. */
export interface Regressor {
  readonly name: string;
  readonly prior_scale?: number;
  /** `'auto'`, the default, standardises every column that is not 0/1. */
  readonly standardize?: 'auto' | boolean;
  /** `seasonality_mode` if absent. */
  readonly mode?: Mode;
}

/**
 * What Prophet's constructor, `add_seasonality` and `add_regressor` take, by the same names and with the same defaults.
 * @source facebook/prophet 1.3, python/prophet/forecaster.py
 */
export interface ProphetOptions {
  /** Logistic growth needs a column `cap`, and may have one `floor`. */
  readonly growth?: 'linear' | 'logistic' | 'flat';
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
  /** Of the automatic seasons, and of all other components that do not say. */
  readonly seasonality_mode?: Mode;
  readonly seasonality_prior_scale?: number;
  readonly holidays?: readonly HolidayRow[];
  readonly holidays_prior_scale?: number;
  /** `seasonality_mode` if absent. */
  readonly holidays_mode?: Mode;
  readonly regressors?: readonly Regressor[];
  /** What 0 and 1 are for the priors: 0 and the largest absolute value, or the smallest and the largest. */
  readonly scaling?: 'absmax' | 'minmax';
}

/** The options with every default filled in. */
export type Settings = Required<Omit<ProphetOptions, 'changepoints'>> & {
  readonly changepoints: readonly number[] | null;
};

/** What `components` of a forecast holds beside the components that have names of their own. */
const TAKEN_NAMES = ['trend', 'additive_terms', 'multiplicative_terms', 'holidays', 'zeros'];
const TAKEN_BY_REGRESSORS = ['extra_regressors_additive', 'extra_regressors_multiplicative'];
const TAKEN_BY_COLUMNS = ['ds', 'y', 'yhat', 'cap', 'floor', 'y_scaled', 'cap_scaled'];
const AUTOMATIC_SEASONS = ['yearly', 'weekly', 'daily'];

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
  seasonality_mode: 'additive',
  seasonality_prior_scale: 10,
  holidays: [],
  holidays_prior_scale: 10,
  holidays_mode: 'additive',
  regressors: [],
  scaling: 'absmax',
};

/**
 * Fills in the defaults.
 * @throws RangeError naming the option that cannot be.
 * @example settings({}).changepoint_prior_scale // 0.05
 * @example settings({ seasonality_mode: 'multiplicative' }).holidays_mode // 'multiplicative'
 */
export function settings(options: ProphetOptions): Settings {
  const all = { ...DEFAULTS, holidays_mode: options.seasonality_mode ?? DEFAULTS.seasonality_mode, ...options };
  check('growth', all.growth, ['linear', 'logistic', 'flat'].includes(all.growth));
  check('scaling', all.scaling, ['absmax', 'minmax'].includes(all.scaling));
  check('seasonality_mode', all.seasonality_mode, isMode(all.seasonality_mode));
  check('holidays_mode', all.holidays_mode, isMode(all.holidays_mode));
  const whole = Number.isInteger(all.n_changepoints) && all.n_changepoints >= 0;
  check('n_changepoints', all.n_changepoints, whole);
  check('changepoint_range', all.changepoint_range, all.changepoint_range >= 0 && all.changepoint_range <= 1);
  for (const name of ['changepoint_prior_scale', 'seasonality_prior_scale', 'holidays_prior_scale'] as const)
    check(name, all[name], isPositive(all[name]));
  for (const name of ['yearly_seasonality', 'weekly_seasonality', 'daily_seasonality'] as const) {
    const order = all[name];
    check(name, order, typeof order !== 'number' || (Number.isInteger(order) && order >= 0));
  }
  checkComponents(all);
  checkNames(all);
  return all;
}

function checkComponents({ regressors, seasonalities }: Settings): void {
  for (const { name, prior_scale, mode } of [...regressors, ...seasonalities]) {
    check(`prior_scale of ${name}`, prior_scale, isPositive(prior_scale ?? 1));
    check(`mode of ${name}`, mode, isMode(mode ?? 'additive'));
  }
  for (const { name, period, fourier_order } of seasonalities) {
    check(`period of ${name}`, period, isPositive(period));
    check(`fourier_order of ${name}`, fourier_order, Number.isInteger(fourier_order) && fourier_order > 0);
  }
}

/** Every component has a name of its own, for `components` of a forecast has one column a name. */
function checkNames({ seasonalities, regressors, holidays }: Settings): void {
  const own = seasonalities.map(({ name }) => name);
  const extra = regressors.map(({ name }) => name);
  const days = Array.from(new Set(holidays.map(({ holiday }) => holiday)));
  const taken = [...TAKEN_NAMES, ...TAKEN_BY_REGRESSORS, ...TAKEN_BY_COLUMNS];
  for (const name of [...own, ...extra, ...days])
    check('the name of a component', name, !taken.includes(name) && !/_delim_|_(lower|upper)$/.test(name));
  const names = [...own, ...extra, ...days, ...AUTOMATIC_SEASONS.filter((name) => !own.includes(name))];
  check('a component', 'named twice', new Set(names).size === names.length);
}

function isMode(mode: string): boolean {
  return mode === 'additive' || mode === 'multiplicative';
}

function isPositive(value: number): boolean {
  return value > 0 && value < Infinity;
}

function check(name: string, value: unknown, holds: boolean): void {
  if (!holds) throw new RangeError(`${name} cannot be ${String(value)}`);
}
