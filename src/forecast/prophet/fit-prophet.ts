import { prophetDesign } from './design/design.ts';
import { fitDesign, type ProphetFit } from './solve/fit.ts';
import type { ProphetOptions } from './design/options.ts';
import { knownRows, type Observations } from './design/rows.ts';

/**
 * Fits Prophet's model to a history, exactly. Null if fewer than two instants are known.
 *
 * Series that are known at the same times share a `prophetDesign` and are fitted by `fitDesign`, several times as fast.
 *
 * @throws RangeError as `prophetDesign` and `fitDesign`.
 * @example fitProphet({ ds: [0, 1, 2], y: [20, null, 20] })?.parameters.m // 1
 */
export function fitProphet(observations: Observations, options: ProphetOptions = {}): ProphetFit | null {
  const rows = knownRows(observations);
  const design = prophetDesign(rows, options);
  return design && fitDesign(design, rows.y);
}
