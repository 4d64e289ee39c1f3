/**
 * Returns the probability of at most `k` successes in `n` independent trials.
 *
 * @param k 0 to `n`
 * @param p probability of a success, 0 to 1
 * @example binomialTail(0, 4, 0.5) // 0.0625
 * @example binomialTail(4, 4, 0.5) // 1
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (p >= 1) return k >= n ? 1 : 0;
  let term = (1 - p) ** n;
  let sum = term;
  for (let count = 1; count <= k; count++) {
    term *= ((n - count + 1) / count) * (p / (1 - p));
    sum += term;
  }
  return Math.min(1, sum);
}
