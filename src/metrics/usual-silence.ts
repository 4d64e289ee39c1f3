const COMMON_SHARE = 0.1;
const COMMON_TIMES = 2;
const MARGIN = 1.5;

/**
 * Returns how many open days a source is usually silent at most: half as long again as the longest silence that at least a tenth of its
 * days with rows, and at least two of them, are followed by. 0 for a source with rows on nearly every open day.
 *
 * @param silences the number of open days without rows after each day with rows, up to the next one
 * @example usualSilence([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]) // 0
 * @example usualSilence([5, 5, 6, 5, 5, 4]) // 7
 */
export function usualSilence(silences: readonly number[]): number {
  const times = Math.max(COMMON_TIMES, Math.ceil(COMMON_SHARE * silences.length));
  const longestFirst = silences.toSorted((a, b) => b - a);
  return Math.floor(MARGIN * (longestFirst[times - 1] ?? 0));
}
