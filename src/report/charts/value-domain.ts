/** The values that an axis spans and where it says them. */
export interface ValueDomain {
  readonly low: number;
  readonly high: number;
}

/** How far beyond what happened and was expected the frame follows bands and boundaries, as a share of that extent. */
const FOLLOWED = 0.6;
const MARGIN = 0.04;
/** A line whose lowest value is a smaller share of its highest is drawn from zero. */
const NEAR_ZERO = 0.3;

/**
 * The values that a chart spans: all that happened and was expected, and bands as far as they do not squeeze those.
 *
 * @param firm values that must be seen
 * @param loose values that may run out of the frame
 * @param fromZero whether an axis stands beside it, which begins at zero rather than a little above and has a margin
 * @example valueDomain([20, 100], [90, 110]) // { low: 0, high: 110 }
 * @example valueDomain([90, 100], [1000]) // { low: 89.36, high: 106.64 }
 * @example valueDomain([], []) // { low: 0, high: 1 }
 */
export function valueDomain(
  firm: readonly number[],
  loose: readonly number[],
  { fromZero }: { readonly fromZero: boolean } = { fromZero: true },
): ValueDomain {
  const [first] = firm;
  if (first === undefined) return loose.length > 0 ? valueDomain(loose, [], { fromZero }) : { low: 0, high: 1 };
  const lowest = firm.reduce((a, b) => Math.min(a, b), first);
  const highest = firm.reduce((a, b) => Math.max(a, b), first);
  const extent = highest - lowest || Math.abs(highest) * 0.2 || 1;
  const floor = lowest - FOLLOWED * extent;
  const ceiling = highest + FOLLOWED * extent;
  const low = loose.reduce((a, b) => Math.min(a, Math.max(b, floor)), lowest);
  const high = loose.reduce((a, b) => Math.max(a, Math.min(b, ceiling)), highest);
  if (!fromZero) return low < high ? { low, high } : { low: low - extent / 2, high: high + extent / 2 };
  return withMargin(low, high, lowest >= 0);
}

function withMargin(low: number, high: number, neverNegative: boolean): ValueDomain {
  const margin = MARGIN * (high - low || Math.abs(high) * 0.2 || 1);
  if (!neverNegative) return { low: low - margin, high: high + margin };
  if (low < NEAR_ZERO * high || low < margin) return { low: 0, high: high > 0 ? high : 1 };
  return { low: low - margin, high: high + margin };
}
