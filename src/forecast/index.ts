/** `evenkeel/forecast`: forecasting of daily series, pure and without dependencies. */
export { backtest } from './evaluation/backtest.ts';
export type { Score } from './evaluation/scores.ts';
export { scenarioTotal } from './periods/scenario-total.ts';
export { components, type Components } from './components.ts';
export { eventDays, type EventDay, type EventDays } from './events/event-days.ts';
export type { SpecialDay } from './events/special-days.ts';
export { ets } from './members/ets.ts';
export { prophet, prophetModel, type DailyRegressors } from './members/prophet-model.ts';
export { forecast, type ForecastOptions, type ForecastPoint } from './forecast.ts';
export type { Band } from './intervals/band.ts';
export type { Interval } from './intervals/levels.ts';
export type { Limits } from './ensemble/forecast-limits.ts';
export { defaultMembers, membersWithEvents } from './members/default-members.ts';
export { levelAdjustedProphet } from './members/level-adjusted-prophet.ts';
export { totalForecast, type TotalForecast } from './periods/total-forecast.ts';
export type { FittedModel, History, Model } from './model.ts';
export type { OneDayAhead } from './outliers/one-day-ahead.ts';
export {
  rollingForecast,
  type RollingForecast,
  type EnsembleCache,
  type CombinationWeights,
} from './ensemble/rolling-forecast.ts';
export type { PastForecast, PastOrigin } from './ensemble/past-origin.ts';
export type { ScoredWeights } from './ensemble/scored-weights.ts';
export { seasonalNaive } from './members/seasonal-naive.ts';
export { targetOdds, type RunningTotal, type TargetOdds } from './periods/target-odds.ts';
export { theta } from './members/theta.ts';
export { weekdayMean } from './members/weekday-mean.ts';
export * from './prophet/index.ts';
