/** What Prophet is uncertain about: noise, and changes of the trend after the history as frequent and as large as those within it. */
export interface Uncertainty {
  /** Standard deviation of the noise. */
  readonly sigma: number;
  /** Mean absolute change of slope, of a Laplace distribution; in units of sigma per unit of scaled time. */
  readonly meanChange: number;
  /** Changes expected per unit of scaled time, a Poisson process. */
  readonly changeRate: number;
}

/** How many terms of the series at most, and the exponent at which they count as vanished: exp(-21) is some 1e-9. */
const MOST_TERMS = 4096;
const VANISHED = 21;
const BISECTIONS = 48;

/**
 * Half the width of the interval around yhat that holds a share `level` of what Prophet simulates: the quantile (1 + level) / 2 of the
 * symmetric distribution of noise and future changes, by the Fourier cosine series of its density. No simulation: the same input gives
 * the same width, and a higher level never a narrower one.
 *
 *     log CF(w) = rate·( atan(mean·w·h)/(mean·w) - h ) - w²·sigma²/2
 *
 * Parameters count as known, as they do in Prophet.
 *
 * @param horizon h, in scaled time after the end of the history; 0 or less within it
 * @param level share, 0 to 1 (exclusive)
 * @returns in units of sigma's
 * @throws RangeError if `level` is outside 0 to 1.
 * @source Fang & Oosterlee (2008), A novel pricing method for European options based on Fourier-cosine series expansions
 * @example halfWidth({ sigma: 1, meanChange: 0.1, changeRate: 25 }, 0, 0.95).toFixed(6) // '1.959964'
 */
export function halfWidth(uncertainty: Uncertainty, horizon: number, level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, not ${level}`);
  const series = cosineSeries(uncertainty, Math.max(0, horizon));
  // The same halvings for every level: what is left of a point for one level is left of it for all lower ones, so levels never cross.
  let lower = 0;
  let upper = series.bound;
  for (let halving = 0; halving < BISECTIONS; halving++) {
    const middle = (lower + upper) / 2;
    if (centralProbability(middle, series) < level) lower = middle;
    else upper = middle;
  }
  return (lower + upper) / 2;
}

/** The distribution of noise and future changes. */
export interface CosineSeries {
  /** Practically nothing lies farther from 0. */
  readonly bound: number;
  /** CF(k·pi/bound) / (k·pi) for k = 1, 2, ... */
  readonly terms: Float64Array;
}

export function cosineSeries({ sigma, meanChange, changeRate }: Uncertainty, horizon: number): CosineSeries {
  const reach = meanChange * horizon;
  const variance = sigma ** 2 + (2 / 3) * changeRate * horizon * reach ** 2;
  const bound = Math.sqrt(2 * VANISHED * variance) + VANISHED * reach;
  // A little wider than the truth where sigma is so small that the series would not end.
  const noise = Math.max(sigma, (Math.sqrt(2 * VANISHED) * bound) / (Math.PI * MOST_TERMS));
  const count = Math.ceil((Math.sqrt(2 * VANISHED) * bound) / (Math.PI * noise));
  const terms = new Float64Array(count).map((_, index) => {
    const frequency = ((index + 1) * Math.PI) / bound;
    const spread = reach * frequency;
    const changes = spread > 0 ? changeRate * horizon * (Math.atan(spread) / spread - 1) : 0;
    return Math.exp(changes - (frequency * noise) ** 2 / 2) / ((index + 1) * Math.PI);
  });
  return { bound, terms };
}

/** The probability to lie within `distance` of 0. */
export function centralProbability(distance: number, { bound, terms }: CosineSeries): number {
  const angle = (Math.PI * distance) / bound;
  const twiceCosine = 2 * Math.cos(angle);
  let sine = Math.sin(angle);
  let before = 0;
  let sum = 0;
  for (const term of terms) {
    sum += term * sine;
    const next = twiceCosine * sine - before;
    before = sine;
    sine = next;
  }
  return distance / bound + 2 * sum;
}
