import { normalQuantile } from './normal-quantile.ts';

/**
 * The value below which a share `p` of Student's t distribution lies, to some five digits from 20 degrees of freedom on.
 *
 * @param p over 0 and under 1
 * @param degreesOfFreedom at least 20: the expansion is one in its inverse
 * @throws RangeError if either is outside.
 * @source Abramowitz & Stegun (1972), Handbook of Mathematical Functions, 26.7.5
 * @example studentQuantile(0.975, 30).toFixed(4) // '2.0423'
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 20)) throw new RangeError(`degreesOfFreedom must be at least 20, not ${degreesOfFreedom}`);
  const x = normalQuantile(p);
  const square = x * x;
  const terms = [
    (square + 1) / 4,
    ((5 * square + 16) * square + 3) / 96,
    (((3 * square + 19) * square + 17) * square - 15) / 384,
    ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160,
  ];
  return (x * terms.reduceRight((sum, term) => term + sum / degreesOfFreedom, 0)) / degreesOfFreedom + x;
}
