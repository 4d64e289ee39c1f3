/**
 * The mean of the middle half of the members' forecasts, by weight: a quarter of the weight is cut off at either end, so that one broken
 * member changes nothing. Members without a forecast leave their weight to the others, which count equally where they had none; null
 * without any forecast.
 *
 * @example trimmedMean([1, 2, 3, 1000], [0.25, 0.25, 0.25, 0.25]) // 2.5
 * @example trimmedMean([null, 10], [0.5, 0.5]) // 10
 */
export function trimmedMean(predictions: readonly (number | null)[], weights: readonly number[]): number | null {
  const count = sortMembers(predictions);
  if (count === 0) return null;
  let [total, plain] = [0, 0];
  for (let at = 0; at < count; at++) {
    total += weights[byValue[at] ?? 0] ?? 0;
    plain += predictions[byValue[at] ?? 0] ?? 0;
  }
  // On a holiday the only forecast may be that of a member whose weight is 0 on other days.
  if (total <= 0) return plain / count;
  let below = 0;
  let sum = 0;
  for (let at = 0; at < count; at++) {
    const member = byValue[at] ?? 0;
    const weight = weights[member] ?? 0;
    const share = Math.min(0.75, (below + weight) / total) - Math.max(0.25, below / total);
    if (share > 0) sum += share * (predictions[member] ?? 0);
    below += weight;
  }
  return 2 * sum;
}

/** The members by their forecasts, for one call at a time: an array for each would be most of its cost. */
const byValue: number[] = [];

/** Sorts the members with a forecast, by insertion, because they are few and this runs often; returns how many they are. */
function sortMembers(predictions: readonly (number | null)[]): number {
  let count = 0;
  for (let member = 0; member < predictions.length; member++) {
    const value = predictions[member] ?? null;
    if (value === null) continue;
    let at = count++;
    for (; at > 0 && (predictions[byValue[at - 1] ?? 0] ?? 0) > value; at--) byValue[at] = byValue[at - 1] ?? 0;
    byValue[at] = member;
  }
  return count;
}
