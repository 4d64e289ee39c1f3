/** `evenkeel/forecast`: forecasting of daily series, pure and without dependencies. */
export { addDays, dayFromIso, isoDay, type Day } from '../calendar/day.ts';
export { forecast, type ForecastPoint } from './forecast.ts';
export { landing, type Landing } from './landing.ts';
export type { FittedModel, History, Model } from './model.ts';
export { oneDayAhead, type OneDayAhead } from './one-day-ahead.ts';
export { seasonalNaive } from './seasonal-naive.ts';
export { weekdayMean } from './weekday-mean.ts';
