import type { HolidayRow } from '../../../calendar/holiday-row.ts';

/** `'auto'`: Prophet's rule on the span and spacing of the rows; true: Prophet's default order; a number: that Fourier order. */
export type SeasonalityOption = 'auto' | boolean | number;

/** Whether a component is added to the trend, in the unit of y, or multiplies it, as a fraction of the trend. */
export type Mode = 'additive' | 'multiplicative';

/** A custom seasonality, as in Prophet's `add_seasonality`. */
export interface CustomSeasonality {
  readonly name: string;
  /** In days. */
  readonly period: number;
  readonly fourier_order: number;
  readonly prior_scale?: number;
  /** Default: `seasonality_mode`. */
  readonly mode?: Mode;
  /** A column of `conditions`: the seasonality applies to the rows where it is true. */
  readonly condition_name?: string;
}

/** An extra regressor, known for the past and the future, as in Prophet's `add_regressor`. */
export interface Regressor {
  readonly name: string;
  readonly prior_scale?: number;
  /** Default `'auto'`: standardise every column that is not binary. */
  readonly standardize?: 'auto' | boolean;
  /** Default: `seasonality_mode`. */
  readonly mode?: Mode;
}

/**
 * The options of Prophet's constructor, `add_seasonality` and `add_regressor`, with the same names and defaults.
 * @source facebook/prophet 1.3, python/prophet/forecaster.py
 */
export interface ProphetOptions {
  /** Logistic growth needs a column `cap`; a column `floor` is optional. */
  readonly growth?: 'linear' | 'logistic' | 'flat';
  /** Epoch milliseconds; replaces the automatic changepoints, unless it is null. */
  readonly changepoints?: readonly number[] | null;
  readonly n_changepoints?: number;
  /** Share of the history that holds the automatic changepoints. */
  readonly changepoint_range?: number;
  readonly changepoint_prior_scale?: number;
  readonly yearly_seasonality?: SeasonalityOption;
  readonly weekly_seasonality?: SeasonalityOption;
  readonly daily_seasonality?: SeasonalityOption;
  readonly seasonalities?: readonly CustomSeasonality[];
  /** Of the automatic seasonalities, and the default of all other components. */
  readonly seasonality_mode?: Mode;
  readonly seasonality_prior_scale?: number;
  readonly holidays?: readonly HolidayRow[];
  readonly holidays_prior_scale?: number;
  /** Default: `seasonality_mode`. */
  readonly holidays_mode?: Mode;
  readonly regressors?: readonly Regressor[];
  /** Scaling of y before the fit: by its largest absolute value, or from its minimum and maximum to 0 and 1. */
  readonly scaling?: 'absmax' | 'minmax';
}

/** The options with every default filled in. */
export type Settings = Required<ProphetOptions>;

/** Names that Prophet reserves for aggregate components and data columns. */
const RESERVED_NAMES = [
  ...['trend', 'additive_terms', 'multiplicative_terms', 'holidays', 'zeros'],
  ...['extra_regressors_additive', 'extra_regressors_multiplicative'],
  ...['ds', 'y', 'yhat', 'cap', 'floor', 'y_scaled', 'cap_scaled'],
];
const AUTOMATIC_SEASONALITIES = ['yearly', 'weekly', 'daily'];

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
 * Returns the options with all defaults filled in; those that it has returned as they are.
 * @throws RangeError naming the invalid option.
 * @example settings({}).changepoint_prior_scale // 0.05
 * @example settings({ seasonality_mode: 'multiplicative' }).holidays_mode // 'multiplicative'
 */
export function settings(options: ProphetOptions): Settings {
  if (isChecked(options)) return options;
  const all = { ...DEFAULTS, holidays_mode: options.seasonality_mode ?? DEFAULTS.seasonality_mode, ...options };
  check('growth', all.growth, ['linear', 'logistic', 'flat'].includes(all.growth));
  check('scaling', all.scaling, ['absmax', 'minmax'].includes(all.scaling));
  check('seasonality_mode', all.seasonality_mode, isMode(all.seasonality_mode));
  check('holidays_mode', all.holidays_mode, isMode(all.holidays_mode));
  check('n_changepoints', all.n_changepoints, Number.isInteger(all.n_changepoints) && all.n_changepoints >= 0);
  check('changepoint_range', all.changepoint_range, all.changepoint_range >= 0 && all.changepoint_range <= 1);
  for (const name of ['changepoint_prior_scale', 'seasonality_prior_scale', 'holidays_prior_scale'] as const)
    check(name, all[name], isPositive(all[name]));
  for (const name of ['yearly_seasonality', 'weekly_seasonality', 'daily_seasonality'] as const) {
    const order = all[name];
    check(name, order, typeof order !== 'number' || (Number.isInteger(order) && order >= 0));
  }
  checkComponents(all);
  checkNames(all);
  checked.add(all);
  return all;
}

/** Results of `settings`, so that options of many fits are checked once. */
const checked = new WeakSet<ProphetOptions>();

function isChecked(options: ProphetOptions): options is Settings {
  return checked.has(options);
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

/** Component names must be unique: `components` of a forecast has one column per name. */
function checkNames({ seasonalities, regressors, holidays }: Settings): void {
  const seasonalityNames = seasonalities.map(({ name }) => name);
  const holidayNames = Array.from(new Set(holidays.map(({ holiday }) => holiday)));
  const custom = [...seasonalityNames, ...regressors.map(({ name }) => name), ...holidayNames];
  for (const name of custom)
    check('the name of a component', name, !RESERVED_NAMES.includes(name) && !/_delim_|_(lower|upper)$/.test(name));
  const names = [...custom, ...AUTOMATIC_SEASONALITIES.filter((name) => !seasonalityNames.includes(name))];
  check('a component', 'named twice', new Set(names).size === names.length);
}

function isMode(mode: string): boolean {
  return mode === 'additive' || mode === 'multiplicative';
}

function isPositive(value: number): boolean {
  return value > 0 && value < Infinity;
}

function check(name: string, value: unknown, isValid: boolean): void {
  if (!isValid) throw new RangeError(`${name} cannot be ${String(value)}`);
}
