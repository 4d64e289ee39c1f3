/** The version stored with forecasts. Change it whenever the same history gives another forecast. */
export const modelVersion = 'ensemble/21';
