/** The days of a total forecast that is scored once the days are over. */
export const ISSUED_TOTAL_DAYS = 30;
