/** Beyond this many standard deviations the result is 0 or 1. */
const MAX_ABSOLUTE = 9;
/** The continued fraction is used from here on. */
const TAIL_START = 7.07106781186547;
const SQRT_2_PI = 2.506628274631;

/**
 * Returns the cumulative distribution function of the standard normal distribution, to about 1e-15.
 *
 * @source West (2005), Better approximations to cumulative normal functions, after Hart (1968), Computer Approximations
 * @example normalCdf(0) // 0.5
 * @example normalCdf(1.959963984540054) // 0.975
 */
export function normalCdf(value: number): number {
  const x = Math.abs(value);
  if (x > MAX_ABSOLUTE) return value > 0 ? 1 : 0;
  const tail = Math.exp((-x * x) / 2) * (x < TAIL_START ? rationalFunction(x) : continuedFraction(x));
  return value > 0 ? 1 - tail : tail;
}

function rationalFunction(x: number): number {
  let numerator = 3.52624965998911e-2 * x + 0.700383064443688;
  numerator = numerator * x + 6.37396220353165;
  numerator = numerator * x + 33.912866078383;
  numerator = numerator * x + 112.079291497871;
  numerator = numerator * x + 221.213596169931;
  numerator = numerator * x + 220.206867912376;
  let denominator = 8.83883476483184e-2 * x + 1.75566716318264;
  denominator = denominator * x + 16.064177579207;
  denominator = denominator * x + 86.7807322029461;
  denominator = denominator * x + 296.564248779674;
  denominator = denominator * x + 637.333633378831;
  denominator = denominator * x + 793.826512519948;
  denominator = denominator * x + 440.413735824752;
  return numerator / denominator;
}

function continuedFraction(x: number): number {
  return 1 / ((x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) * SQRT_2_PI);
}
