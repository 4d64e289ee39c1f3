import { extent } from 'd3-array';

/** The values that an axis spans. */
export interface ValueDomain {
  readonly low: number;
  readonly high: number;
}

/** How far beyond what happened and was expected the frame follows bands: a share of that extent, or of its level where that is more. */
const OF_EXTENT = 0.6;
const OF_LEVEL = 0.25;
const MARGIN = 0.04;
/** A line whose lowest value is a smaller share of its highest is drawn from zero. */
const NEAR_ZERO = 0.3;
/** Less than this share of the level is no movement but the last digits of a number. */
const STILL = 1e-9;
const STILL_EXTENT = 0.2;

/**
 * The values that a chart spans: all that happened and was expected, and bands as far as they do not squeeze those.
 *
 * @param firm values that must be seen
 * @param loose values that may run out of the frame
 * @param fromZero whether an axis stands beside it, which begins at zero rather than a little above and has a margin
 * @example valueDomain([20, 100], [90, 110]) // { low: 0, high: 110 }
 * @example valueDomain([80, 100], [1000]) // { low: 78.2, high: 126.8 }
 * @example valueDomain([], []) // { low: 0, high: 1 }
 */
export function valueDomain(
  firm: readonly number[],
  loose: readonly number[],
  { fromZero }: { readonly fromZero: boolean } = { fromZero: true },
): ValueDomain {
  const [lowest, highest] = extent(firm);
  if (lowest === undefined || highest === undefined)
    return loose.length > 0 ? valueDomain(loose, [], { fromZero }) : { low: 0, high: 1 };
  const level = Math.max(Math.abs(lowest), Math.abs(highest));
  const allowance = Math.max(OF_EXTENT * (highest - lowest), OF_LEVEL * level);
  const low = loose.reduce((a, b) => Math.min(a, Math.max(b, lowest - allowance)), lowest);
  const high = loose.reduce((a, b) => Math.max(a, Math.min(b, highest + allowance)), highest);
  const still = high - low > STILL * level ? 0 : STILL_EXTENT * level || 1;
  const domain = { low: low - still / 2, high: high + still / 2 };
  return fromZero ? withMargin(domain, lowest >= 0) : domain;
}

function withMargin({ low, high }: ValueDomain, neverNegative: boolean): ValueDomain {
  const margin = MARGIN * (high - low);
  const isFromZero = neverNegative && low < Math.max(NEAR_ZERO * high, margin);
  return isFromZero ? { low: 0, high } : { low: low - margin, high: high + margin };
}
