/** The longest quarter: misses are known of forecasts so far ahead, and of none farther. */
export const LONGEST_HORIZON_DAYS = 92;
