const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 60;

/**
 * How long to wait until a run that failed is tried again.
 *
 * @param failures how often it has failed in a row; at least 1
 * @returns milliseconds: 1, 2, 4 ... and at most 60 minutes
 * @example retryDelayMs(3) // 240000
 */
export function retryDelayMs(failures: number): number {
  return Math.min(LONGEST_MINUTES, 2 ** (failures - 1)) * MINUTE_MS;
}
