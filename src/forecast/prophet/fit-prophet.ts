import { prophetDesign } from './design/design.ts';
import { fitDesign, type ProphetFit } from './solve/fit.ts';
import type { ProphetOptions } from './design/options.ts';
import { weightedByKnown, type Observations } from './design/rows.ts';

/**
 * Fits Prophet's model exactly; null if fewer than two instants have a value.
 *
 * Series with values at the same times can share a `prophetDesign` and call `fitDesign`, which is several times faster.
 *
 * @throws RangeError as `prophetDesign` and `fitDesign`.
 * @example fitProphet({ ds: [0, 1, 2], y: [20, null, 20] })?.parameters.m // 1
 */
export function fitProphet(observations: Observations, options: ProphetOptions = {}): ProphetFit | null {
  const design = prophetDesign(weightedByKnown(observations), options);
  return design && fitDesign(design, observations.y);
}
