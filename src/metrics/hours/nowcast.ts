import { quantile } from '../../stats/quantile.ts';
import { LEAST_WEEKS } from './hour.ts';

/** What of a day came before some time of it. */
export interface PartOfDay {
  readonly soFar: number;
  readonly total: number;
}

/** Which share of a day usually is in by a time of it. */
export interface UsualShare {
  readonly smallest: number;
  readonly median: number;
  readonly largest: number;
  /** On how many earlier days it is based. */
  readonly days: number;
}

/** Where the day that is not over yet would land. It is no forecast that anything is judged by. */
export interface Nowcast {
  /** Up to the end of the last whole hour. */
  readonly soFar: number;
  /** The share of a whole day that usually is in by then. */
  readonly share: number;
  readonly lower: number;
  readonly expected: number;
  readonly upper: number;
  /** On how many earlier days it is based. */
  readonly days: number;
}

/** Before so much of a day is usually in, a projection says more of the hours than of the day. */
const LEAST_SHARE = 0.05;

/** The shares of the same weekday in earlier weeks: their median, and their extremes. Null where nothing came so early, or too few days are known. */
export function usualShare(past: readonly PartOfDay[]): UsualShare | null {
  const shares = past.flatMap(({ soFar, total }) => (total > 0 ? [soFar / total] : []));
  const median = quantile(shares, 0.5);
  const largest = Math.max(...shares);
  if (median === null || shares.length < LEAST_WEEKS || largest <= 0) return null;
  return { smallest: Math.min(...shares), median, largest, days: shares.length };
}

/**
 * A whole day from its first hours: divided by the share of the day that those hours had on the same weekday of earlier weeks.
 * The range goes from the largest of these shares to the smallest: of nine days that are alike, one in nine lands above it and one in nine below.
 * Null while nothing has come, too little of the day is in, or too few days are known.
 *
 * @param soFar what came before a time of the day
 * @param past the same of earlier days
 */
export function nowcast(soFar: number, past: readonly PartOfDay[]): Nowcast | null {
  const share = usualShare(past);
  if (soFar <= 0 || share === null || share.median < LEAST_SHARE || share.smallest <= 0) return null;
  return {
    soFar,
    share: share.median,
    lower: soFar / share.largest,
    expected: soFar / share.median,
    upper: soFar / share.smallest,
    days: share.days,
  };
}
