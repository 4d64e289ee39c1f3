const ERRORS_LOOKED_AT = 90;
const ERRORS_NEEDED = 14;

/**
 * The weights of members, summing to 1: half of it equal, half in proportion to the inverse of the mean absolute error. Equal weights
 * while a member has fewer than 14 errors: an early best is luck.
 *
 * @param errors one list a member, oldest first; the last 90 are used
 * @source shrinkage towards equal weights: Diebold & Pauly (1990), The use of prior information in forecast combination
 * @example memberWeights([[], []]) // [0.5, 0.5]
 */
export function memberWeights(errors: readonly (readonly number[])[]): number[] {
  const equal = 1 / errors.length;
  const meanErrors = errors.map(meanError);
  if (errors.some((member) => member.length < ERRORS_NEEDED) || meanErrors.some((error) => error === 0))
    return errors.map(() => equal);
  const inverse = meanErrors.map((error) => 1 / error);
  const total = inverse.reduce((sum, value) => sum + value, 0);
  return inverse.map((value) => equal / 2 + value / total / 2);
}

function meanError(errors: readonly number[]): number {
  const first = Math.max(0, errors.length - ERRORS_LOOKED_AT);
  let sum = 0;
  for (let index = first; index < errors.length; index++) sum += Math.abs(errors[index] ?? 0);
  return sum / (errors.length - first || 1);
}

/**
 * The weighted mean of the forecasts of the members that have one. Null if none has.
 * @example combined([10, null], [0.5, 0.5]) // 10
 * @example combined([10, 20], [0.25, 0.75]) // 17.5
 */
export function combined(predictions: readonly (number | null)[], weights: readonly number[]): number | null {
  let sum = 0;
  let weight = 0;
  predictions.forEach((prediction, member) => {
    if (prediction === null) return;
    sum += (weights[member] ?? 0) * prediction;
    weight += weights[member] ?? 0;
  });
  return weight > 0 ? sum / weight : null;
}
