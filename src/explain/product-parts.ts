/** A factor of a product: its expected and its actual value. */
export interface Factor {
  readonly expected: number;
  readonly actual: number;
}

/** From so many factors on, there would be too many orders to average over. */
const MOST_FACTORS = 12;

/**
 * Splits the change of a product over its factors, so that the parts add up to it: by the logarithmic mean where all factors are positive
 * (LMDI: L(p1, p0)·ln(x1/x0), with L(a, b) = (a−b)/ln(a/b) and its limit a where a = b), else by the Shapley value: the mean of what a
 * factor changes over all orders in which the factors could change.
 *
 * @source Ang, B. W. (2005), The LMDI approach to decomposition analysis, Energy Policy 33
 * @example productParts([{ expected: 100, actual: 50 }, { expected: 10, actual: 10 }]) // [-500, 0]
 * @example productParts([{ expected: 4, actual: 0 }, { expected: 5, actual: 7 }]) // [-24, 4]
 */
export function productParts(factors: readonly Factor[]): number[] {
  if (factors.length > MOST_FACTORS) throw new RangeError(`a product has at most ${MOST_FACTORS} factors`);
  const isPositive = factors.every(({ expected, actual }) => expected > 0 && actual > 0);
  return isPositive ? lmdi(factors) : shapley(factors);
}

function lmdi(factors: readonly Factor[]): number[] {
  const weight = logarithmicMean(product(factors, 'actual'), product(factors, 'expected'));
  return factors.map(({ expected, actual }) => weight * Math.log(actual / expected));
}

/**
 * The logarithmic mean of two positive numbers.
 */
function logarithmicMean(a: number, b: number): number {
  const relative = (a - b) / b;
  // Close to a = b both difference and logarithm lose their digits; the series of their quotient does not.
  if (Math.abs(relative) < 1e-4) return b * (1 + relative / 2 - relative ** 2 / 12 + relative ** 3 / 24);
  return (a - b) / Math.log1p(relative);
}

function shapley(factors: readonly Factor[]): number[] {
  const count = factors.length;
  return factors.map(({ expected, actual }, own) => {
    let part = 0;
    for (let changed = 0; changed < 2 ** count; changed++) {
      if (isIn(changed, own)) continue;
      const others = factors.reduce(
        (value, factor, index) =>
          index === own ? value : value * (isIn(changed, index) ? factor.actual : factor.expected),
        1,
      );
      part += shapleyWeight(sizeOf(changed), count) * others * (actual - expected);
    }
    return part;
  });
}

/** size!·(count−size−1)!/count! */
function shapleyWeight(size: number, count: number): number {
  let inverse = count;
  for (let index = 1; index <= size; index++) inverse = (inverse * (count - index)) / index;
  return 1 / inverse;
}

function isIn(set: number, index: number): boolean {
  return (set >> index) % 2 === 1;
}

function sizeOf(set: number): number {
  return set.toString(2).replaceAll('0', '').length;
}

function product(factors: readonly Factor[], side: keyof Factor): number {
  return factors.reduce((value, factor) => value * factor[side], 1);
}
