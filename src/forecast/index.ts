/** `evenkeel/forecast`: forecasting of daily series, pure and without dependencies. */
export { addDays, dayFromIso, isoDay, type Day } from '../calendar/day.ts';
export type { HolidayRow } from '../calendar/holiday-row.ts';
export { backtest, type Score } from './evaluation/backtest.ts';
export { scenarioTotal } from './periods/scenario-total.ts';
export { components, type Components } from './components.ts';
export { ets } from './members/ets.ts';
export { prophet, prophetModel, type DailyRegressors } from './members/prophet-model.ts';
export { forecast, type ForecastOptions, type ForecastPoint } from './forecast.ts';
export type { Band } from './intervals/band.ts';
export { DEFAULT_LEVELS, type Interval } from './intervals/levels.ts';
export type { Limits } from './intervals/forecast-limits.ts';
export { defaultMembers, membersWithEvents } from './members/default-members.ts';
export { levelAdjustedProphet } from './members/level-adjusted-prophet.ts';
export { landing, type TotalForecast } from './periods/total-forecast.ts';
export type { FittedModel, History, Model } from './model.ts';
export type { OneDayAhead } from './outliers/one-day-ahead.ts';
export type { Columns, Harmonics } from './prophet/design/columns.ts';
export {
  crossValidation,
  type CrossValidation,
  type CrossValidationOptions,
} from './prophet/diagnostics/cross-validation.ts';
export { prophetDesign, type Design } from './prophet/design/design.ts';
export type { Feature } from './prophet/design/features.ts';
export { fitAtScales, fitDesign, type Optimum, type Parameters, type ProphetFit } from './prophet/solve/fit.ts';
export type { Frame } from './prophet/design/frame.ts';
export type { Holidays } from './prophet/design/holidays.ts';
export type {
  CustomSeasonality,
  Mode,
  ProphetOptions,
  Regressor,
  SeasonalityOption,
} from './prophet/design/options.ts';
export {
  performanceMetrics,
  type ErrorMeasure,
  type PerformanceMetrics,
  type PerformanceOptions,
} from './prophet/diagnostics/performance-metrics.ts';
export { predict, type ProphetForecast } from './prophet/predict/predict.ts';
export { fitProphet } from './prophet/fit-prophet.ts';
export {
  rollingForecast,
  type PastForecast,
  type PastOrigin,
  type RollingForecast,
  type EnsembleCache,
  type CombinationWeights,
} from './ensemble/rolling-forecast.ts';
export type { ScaledRegressor } from './prophet/design/regressors.ts';
export type { Observations, Times, Values, WeightedTimes } from './prophet/design/rows.ts';
export { fromJson, toJson } from './prophet/saved-fit.ts';
export type { Seasonality } from './prophet/design/seasonalities.ts';
export type { ScoredWeights } from './ensemble/scored-weights.ts';
export { seasonalNaive } from './members/seasonal-naive.ts';
export { targetOdds, type RunningTotal, type TargetOdds } from './periods/target-odds.ts';
export { theta } from './members/theta.ts';
export type { GroupWeights } from './ensemble/combination-weights.ts';
export { weekdayMean } from './members/weekday-mean.ts';
