/**
 * The mean of the middle half of the members' forecasts, by weight: a quarter of the weight is cut off at either end, so that one broken
 * member changes nothing. Members without a forecast leave their weight to the others, which count equally where they had none; null
 * without any forecast.
 *
 * @example trimmedMean([1, 2, 3, 1000], [0.25, 0.25, 0.25, 0.25]) // 2.5
 * @example trimmedMean([null, 10], [0.5, 0.5]) // 10
 */
export function trimmedMean(predictions: readonly (number | null)[], weights: readonly number[]): number | null {
  const ascending = membersByValue(predictions);
  if (ascending.length === 0) return null;
  let total = 0;
  for (const member of ascending) total += weights[member] ?? 0;
  // On a holiday the only forecast may be that of a member whose weight is 0 on other days.
  if (total <= 0) return ascending.reduce((sum, member) => sum + (predictions[member] ?? 0), 0) / ascending.length;
  let below = 0;
  let sum = 0;
  for (const member of ascending) {
    const weight = weights[member] ?? 0;
    const share = Math.min(0.75, (below + weight) / total) - Math.max(0.25, below / total);
    if (share > 0) sum += share * (predictions[member] ?? 0);
    below += weight;
  }
  return 2 * sum;
}

/** The members with a forecast, by its value: sorted by insertion, because they are few and this runs often. */
function membersByValue(predictions: readonly (number | null)[]): number[] {
  const ascending: number[] = [];
  for (let member = 0; member < predictions.length; member++) {
    const value = predictions[member] ?? null;
    if (value === null) continue;
    let at = ascending.length;
    for (; at > 0 && (predictions[ascending[at - 1] ?? 0] ?? 0) > value; at--) ascending[at] = ascending[at - 1] ?? 0;
    ascending[at] = member;
  }
  return ascending;
}
