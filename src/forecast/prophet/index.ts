/** `evenkeel/prophet`: the model of Prophet, solved exactly, pure and without dependencies. */
export { addDays, dayFromIso, isoDay, type Day } from '../../calendar/day.ts';
export type { HolidayRow } from '../../calendar/holiday-row.ts';
export type { Columns, Harmonics } from './design/columns.ts';
export { crossValidation, type CrossValidation, type CrossValidationOptions } from './diagnostics/cross-validation.ts';
export { prophetDesign, type Design } from './design/design.ts';
export type { Feature } from './design/features.ts';
export { fitAtScales, fitDesign, type Optimum, type Parameters, type ProphetFit } from './solve/fit.ts';
export type { Frame } from './design/frame.ts';
export type { Holidays } from './design/holidays.ts';
export type { CustomSeasonality, Mode, ProphetOptions, Regressor, SeasonalityOption } from './design/options.ts';
export {
  performanceMetrics,
  type ErrorMeasure,
  type PerformanceMetrics,
  type PerformanceOptions,
} from './diagnostics/performance-metrics.ts';
export { predict, type ProphetForecast } from './predict/predict.ts';
export { fitProphet } from './fit-prophet.ts';
export type { ScaledRegressor } from './design/regressors.ts';
export type { Observations, Times, Values, WeightedTimes } from './design/rows.ts';
export { fromJson, toJson } from './saved-fit.ts';
export type { Seasonality } from './design/seasonalities.ts';
