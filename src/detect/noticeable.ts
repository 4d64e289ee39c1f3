import type { Boundaries } from './boundaries.ts';
import { isHarmful } from './boundaries.ts';
import type { Rule } from './rule.ts';

/** The smallest harmful changes noticed in a day, as shares of the expected value; null for one that is not harmful or never noticed. */
export interface Noticeable {
  readonly drop: number | null;
  readonly rise: number | null;
}

type Judgeable = Pick<Boundaries, 'warning_lower' | 'warning_upper'> & { readonly yhat: number };

/**
 * The smallest drop and rise of a day that are a Warning.
 * @example noticeable({ yhat: 100, warning_lower: 20, warning_upper: 300 }, { direction: 'down' }) // { drop: 0.8, rise: null }
 */
export function noticeable(
  { yhat, warning_lower, warning_upper }: Judgeable,
  rule: Pick<Rule, 'direction'>,
): Noticeable {
  const share = (boundary: number | null): number | null =>
    boundary === null || yhat === 0 ? null : Math.abs(boundary - yhat) / Math.abs(yhat);
  return {
    drop: isHarmful('below', rule) && canDrop(warning_lower) ? share(warning_lower) : null,
    rise: isHarmful('above', rule) ? share(warning_upper) : null,
  };
}

/** Whether no plausible day would be noticed: the series can't be judged by the day. */
export function isUnclear({ warning_lower, warning_upper }: Judgeable, rule: Pick<Rule, 'direction'>): boolean {
  const seesDrop = isHarmful('below', rule) && canDrop(warning_lower);
  const seesRise = isHarmful('above', rule) && warning_upper !== null;
  return !seesDrop && !seesRise;
}

/** A boundary at zero is that of what can't be negative: even a day of nothing is within it. */
function canDrop(lower: number | null): boolean {
  return lower !== null && lower !== 0;
}

/** A change from which on a Normal day has to be shown with what would have been noticed. */
const LARGE_DROP = 0.5;
const LARGE_RISE = 1;

/** The noticeable changes that are so large that Normal alone would say too much; rises of amounts only, for a rate's limit says it. */
export function noticedOnlyFrom(judgeable: Judgeable, rule: Pick<Rule, 'direction' | 'unit'>): Noticeable {
  const { drop, rise } = noticeable(judgeable, rule);
  const isAmount = rule.unit === 'currency' || rule.unit === 'count';
  return {
    drop: drop !== null && drop >= LARGE_DROP ? drop : null,
    rise: rise !== null && rise >= LARGE_RISE && isAmount ? rise : null,
  };
}
