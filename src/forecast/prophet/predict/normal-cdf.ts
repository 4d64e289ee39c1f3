/** Beyond so many standard deviations nothing is left, to double precision of a share near 1. */
const FARTHEST = 9;
/** Where a continued fraction takes over from a quotient of polynomials. */
const FAR = 7.07106781186547;
const SQRT_2_PI = 2.506628274631;

/**
 * The share of a standard normal distribution that lies below a value, to some 1e-15.
 *
 * @source West (2005), Better approximations to cumulative normal functions, after Hart (1968), Computer Approximations
 * @example normalCdf(0) // 0.5
 * @example normalCdf(1.959963984540054) // 0.975
 */
export function normalCdf(value: number): number {
  const x = Math.abs(value);
  if (x > FARTHEST) return value > 0 ? 1 : 0;
  const tail = Math.exp((-x * x) / 2) * (x < FAR ? nearTail(x) : farTail(x));
  return value > 0 ? 1 - tail : tail;
}

function nearTail(x: number): number {
  let above = 3.52624965998911e-2 * x + 0.700383064443688;
  above = above * x + 6.37396220353165;
  above = above * x + 33.912866078383;
  above = above * x + 112.079291497871;
  above = above * x + 221.213596169931;
  above = above * x + 220.206867912376;
  let below = 8.83883476483184e-2 * x + 1.75566716318264;
  below = below * x + 16.064177579207;
  below = below * x + 86.7807322029461;
  below = below * x + 296.564248779674;
  below = below * x + 637.333633378831;
  below = below * x + 793.826512519948;
  below = below * x + 440.413735824752;
  return above / below;
}

function farTail(x: number): number {
  return 1 / ((x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) * SQRT_2_PI);
}
