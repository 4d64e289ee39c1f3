/** `evenkeel/forecast`: forecasting of daily series, pure and without dependencies. */
export { addDays, dayFromIso, isoDay, type Day } from '../calendar/day.ts';
export { backtest, type Score } from './backtest.ts';
export { changedLanding } from './changed-landing.ts';
export { choicesInWords, type Choice } from './choice-in-words.ts';
export { components, type Components } from './components.ts';
export { ets } from './ets.ts';
export { exactFit, prophetModel, type DailyRegressors } from './exact-fit.ts';
export { forecast, type ForecastPoint } from './forecast.ts';
export type { Band, Span } from './interval.ts';
export { defaultMembers, membersKnowing } from './default-members.ts';
export { levelledExactFit } from './levelled-exact-fit.ts';
export { landing, type Landing } from './landing.ts';
export type { FittedModel, History, Model } from './model.ts';
export type { OneDayAhead } from './one-day-ahead.ts';
export type { Columns, Harmonics } from './prophet/columns.ts';
export { crossValidation, type CrossValidation, type CrossValidationOptions } from './prophet/cross-validation.ts';
export { prophetDesign, type Design } from './prophet/design.ts';
export type { Feature } from './prophet/features.ts';
export { fitAtScales, fitDesign, type Optimum, type Parameters, type ProphetFit } from './prophet/fit.ts';
export type { Frame } from './prophet/frame.ts';
export type { Holidays } from './prophet/holidays.ts';
export type {
  CustomSeasonality,
  HolidayRow,
  Mode,
  ProphetOptions,
  Regressor,
  SeasonalityOption,
} from './prophet/options.ts';
export {
  performanceMetrics,
  type Metric,
  type PerformanceMetrics,
  type PerformanceOptions,
} from './prophet/performance-metrics.ts';
export { predict, type ProphetForecast } from './prophet/predict.ts';
export { fitProphet } from './prophet/prophet.ts';
export {
  rollingForecast,
  type PastForecast,
  type PastMorning,
  type RollingForecast,
  type RollingMemory,
  type Weighed,
} from './rolling-forecast.ts';
export type { ScaledRegressor } from './prophet/regressors.ts';
export type { Observations, Times, Values, WeightedTimes } from './prophet/rows.ts';
export { fromJson, toJson } from './prophet/saved-fit.ts';
export type { Seasonality } from './prophet/seasonalities.ts';
export type { ScoredGroup } from './scored-group.ts';
export { seasonalNaive } from './seasonal-naive.ts';
export { targetOutlook, type RunningTotal, type TargetOutlook } from './target-outlook.ts';
export { theta } from './theta.ts';
export type { Weighing } from './trimmed-ensemble.ts';
export { weekdayMean } from './weekday-mean.ts';
