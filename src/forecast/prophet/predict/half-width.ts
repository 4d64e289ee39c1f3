/** Prophet's sources of uncertainty: noise, and future slope changes as frequent and as large as in the history. */
export interface Uncertainty {
  /** Standard deviation of the noise. */
  readonly sigma: number;
  /** Mean absolute slope change, Laplace distributed; in units of sigma's per unit of scaled time. */
  readonly meanChange: number;
  /** Expected number of slope changes per unit of scaled time, a Poisson process. */
  readonly changeRate: number;
}

const MAX_TERMS = 4096;
/** Terms below exp(-21), about 1e-9, are neglected. */
const NEGLIGIBLE_EXPONENT = 21;
const BISECTIONS = 48;

/**
 * Returns half the width of Prophet's uncertainty interval of a linear trend: the quantile (1 + level) / 2 of the symmetric distribution
 * of noise and future slope changes. Prophet samples this distribution; here the Fourier cosine series of its density is evaluated, so the
 * result is deterministic and intervals of different levels never cross.
 *
 *     log CF(w) = rate·( atan(mean·w·h)/(mean·w) - h ) - w²·sigma²/2
 *
 * As in Prophet, parameter uncertainty is not included.
 *
 * @param horizon h, scaled time after the end of the history; 0 or negative within it
 * @param level coverage, 0 to 1 (exclusive)
 * @returns in the unit of sigma
 * @throws RangeError if `level` is outside 0 to 1.
 * @source Fang & Oosterlee (2008), A novel pricing method for European options based on Fourier-cosine series expansions
 * @example halfWidth({ sigma: 1, meanChange: 0.1, changeRate: 25 }, 0, 0.95).toFixed(6) // '1.959964'
 */
export function halfWidth(uncertainty: Uncertainty, horizon: number, level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, not ${level}`);
  const series = cosineSeries(uncertainty, Math.max(0, horizon));
  // All levels bisect the same points, so the results increase with the level.
  let lower = 0;
  let upper = series.bound;
  for (let bisection = 0; bisection < BISECTIONS; bisection++) {
    const middle = (lower + upper) / 2;
    if (centralProbability(middle, series) < level) lower = middle;
    else upper = middle;
  }
  return (lower + upper) / 2;
}

/** The distribution of noise and future slope changes as a Fourier cosine series. */
export interface CosineSeries {
  /** Truncation range: the probability beyond ±bound is negligible. */
  readonly bound: number;
  /** CF(k·pi/bound) / (k·pi) for k = 1, 2, ... */
  readonly terms: Float64Array;
}

/** Returns the cosine series of the distribution at a horizon in scaled time, 0 or greater. */
export function cosineSeries({ sigma, meanChange, changeRate }: Uncertainty, horizon: number): CosineSeries {
  const displacement = meanChange * horizon;
  const variance = sigma ** 2 + (2 / 3) * changeRate * horizon * displacement ** 2;
  const bound = Math.sqrt(2 * NEGLIGIBLE_EXPONENT * variance) + NEGLIGIBLE_EXPONENT * displacement;
  // A very small sigma is increased so that the series has at most MAX_TERMS terms.
  const noise = Math.max(sigma, (Math.sqrt(2 * NEGLIGIBLE_EXPONENT) * bound) / (Math.PI * MAX_TERMS));
  const count = Math.ceil((Math.sqrt(2 * NEGLIGIBLE_EXPONENT) * bound) / (Math.PI * noise));
  const terms = new Float64Array(count).map((_, index) => {
    const frequency = ((index + 1) * Math.PI) / bound;
    const spread = displacement * frequency;
    const changes = spread > 0 ? changeRate * horizon * (Math.atan(spread) / spread - 1) : 0;
    return Math.exp(changes - (frequency * noise) ** 2 / 2) / ((index + 1) * Math.PI);
  });
  return { bound, terms };
}

/** Returns the probability of the interval from -distance to distance. */
export function centralProbability(distance: number, { bound, terms }: CosineSeries): number {
  const angle = (Math.PI * distance) / bound;
  const twiceCosine = 2 * Math.cos(angle);
  let sine = Math.sin(angle);
  let previous = 0;
  let sum = 0;
  for (const term of terms) {
    sum += term * sine;
    const next = twiceCosine * sine - previous;
    previous = sine;
    sine = next;
  }
  return distance / bound + 2 * sum;
}
