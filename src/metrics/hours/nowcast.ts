import { quantile } from '../../stats/quantile.ts';
import { LEAST_WEEKS } from './hour.ts';

/** Where the count of the day that is not over yet would land. It is no forecast that anything is judged by. */
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

/**
 * The count of a whole day from its first hours: divided by the share of the day that those hours had on the same weekday of earlier weeks.
 * The range goes from the largest of these shares to the smallest: of nine days that are alike, one in nine lands above it and one in nine below.
 * Null while nothing has come, too little of the day is in, or too few days are known.
 *
 * @param soFar the count of the hours before `until`
 * @param past the counts by hour, 24 of them, of earlier days
 * @param until the hour before which all is in, 1 to 23
 */
export function nowcast(soFar: number, past: readonly (readonly number[])[], until: number): Nowcast | null {
  if (soFar === 0) return null;
  const shares = past.flatMap((hours) => {
    const total = sum(hours);
    return total > 0 ? [sum(hours.slice(0, until)) / total] : [];
  });
  const share = quantile(shares, 0.5);
  const [smallest, largest] = [Math.min(...shares), Math.max(...shares)];
  if (share === null || shares.length < LEAST_WEEKS || share < LEAST_SHARE || smallest === 0) return null;
  return {
    soFar,
    share,
    lower: soFar / largest,
    expected: soFar / share,
    upper: soFar / smallest,
    days: shares.length,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
