import { reconciled, type PartForecast } from './reconciled.ts';

/** The forecast of one slice: of what it brings, and how far it may be off. */
export interface SliceForecast extends PartForecast {
  /** Its value of the dimension. */
  readonly code: number;
}

/**
 * Makes leaves add up to the forecasts of their slices, after these are reconciled to the whole: all leaves of a slice by one factor, so that
 * their shares within the slice stay. Slices without a forecast keep their leaves' share of the whole, which the others then leave them.
 *
 * @param codes the value of the dimension of each leaf
 * @param expected of each leaf; they add up to the whole
 */
export function calibrated(
  expected: Float64Array,
  codes: Int32Array,
  forecasts: readonly SliceForecast[],
): Float64Array {
  const sums = new Map<number, number>();
  let whole = 0;
  for (const [leaf, value] of expected.entries()) {
    const code = codes[leaf] ?? 0;
    sums.set(code, (sums.get(code) ?? 0) + value);
    whole += value;
  }
  const known = forecasts.filter(({ code, expected: value }) => (sums.get(code) ?? 0) > 0 && value > 0);
  if (known.length === 0) return expected;
  const others = whole - known.reduce((total, { code }) => total + (sums.get(code) ?? 0), 0);
  const targets = reconciled(known, whole - others);
  if (targets.some((target) => target < 0)) return expected;
  const factors = new Map(known.map(({ code }, index) => [code, (targets[index] ?? 0) / (sums.get(code) ?? 1)]));
  return expected.map((value, leaf) => value * (factors.get(codes[leaf] ?? 0) ?? 1));
}
