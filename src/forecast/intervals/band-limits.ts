import type { Limits } from '../ensemble/forecast-limits.ts';

const ROOM_FOR_BANDS = 0.5;

/** The limits of bands: half as wide again as those of forecasts, so that a forecast at a limit has a band on both sides. */
export function bandLimits([low, high]: Limits): Limits {
  const room = ROOM_FOR_BANDS * (high - low);
  return Number.isFinite(room) ? [low - room, high + room] : [-Infinity, Infinity];
}
