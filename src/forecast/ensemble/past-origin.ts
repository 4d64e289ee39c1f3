/** A past forecast of a day, and the actual value. */
export interface PastForecast {
  /** Days from the origin to the day, at least 1. */
  readonly horizonDays: number;
  readonly yhat: number;
  readonly actual: number;
  /** Whether the day is an outlier for the screen: see `outlierScreen`. */
  readonly isAnomaly: boolean;
}

/** A Monday in the past and the forecasts from it. */
export interface PastOrigin {
  readonly daysAgo: number;
  /** By horizon, ascending. */
  readonly forecasts: readonly PastForecast[];
}
