import { extent } from 'd3-array';

/** The range of an axis. */
export interface ValueDomain {
  readonly low: number;
  readonly high: number;
}

/** How far bands may extend the axis beyond the required values: a share of their extent, or of their level if that is more. */
const OF_EXTENT = 0.6;
const OF_LEVEL = 0.25;
const MARGIN = 0.04;
/** The axis begins at zero if the lowest value is less than this share of the highest. */
const NEAR_ZERO = 0.3;
/** Less than this share of the level is rounding error. */
const ROUNDING = 1e-9;
const CONSTANT_EXTENT = 0.2;

/**
 * The value axis of a chart: all actual and expected values, and bands as far as they leave those enough space.
 *
 * @param required values that must be visible
 * @param optional values that may be cut off
 * @param fromZero whether to add a margin, and begin at zero rather than a little above
 * @example valueDomain([20, 100], [90, 110]) // { low: 0, high: 110 }
 * @example valueDomain([80, 100], [1000]) // { low: 78.2, high: 126.8 }
 * @example valueDomain([], []) // { low: 0, high: 1 }
 */
export function valueDomain(
  required: readonly number[],
  optional: readonly number[],
  { fromZero }: { readonly fromZero: boolean } = { fromZero: true },
): ValueDomain {
  const [lowest, highest] = extent(required);
  if (lowest === undefined || highest === undefined)
    return optional.length > 0 ? valueDomain(optional, [], { fromZero }) : { low: 0, high: 1 };
  const level = Math.max(Math.abs(lowest), Math.abs(highest));
  const allowance = Math.max(OF_EXTENT * (highest - lowest), OF_LEVEL * level);
  const low = optional.reduce((a, b) => Math.min(a, Math.max(b, lowest - allowance)), lowest);
  const high = optional.reduce((a, b) => Math.max(a, Math.min(b, highest + allowance)), highest);
  const padding = high - low > ROUNDING * level ? 0 : CONSTANT_EXTENT * level || 1;
  const domain = { low: low - padding / 2, high: high + padding / 2 };
  return fromZero ? withMargin(domain, lowest >= 0) : domain;
}

function withMargin({ low, high }: ValueDomain, isNonNegative: boolean): ValueDomain {
  const margin = MARGIN * (high - low);
  const isFromZero = isNonNegative && low < Math.max(NEAR_ZERO * high, margin);
  return isFromZero ? { low: 0, high } : { low: low - margin, high: high + margin };
}
