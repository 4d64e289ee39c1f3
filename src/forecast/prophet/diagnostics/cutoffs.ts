/** How the past is forecast again and again: lengths in the unit of the times. */
export interface Spacing {
  readonly horizon: number;
  readonly period: number;
  readonly initial: number;
}

/**
 * The times from which the past is forecast, ascending: the last one a horizon before the end, the others a period apart, none with less
 * than `initial` before it. Where a period would leave nothing to compare with, the next one lies a horizon before the last row there.
 *
 * @param ds ascending
 * @throws RangeError if there is none.
 * @source facebook/prophet 1.3, diagnostics.py, `generate_cutoffs`
 * @example generatedCutoffs(Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), { horizon: 2, period: 3, initial: 4 }) // [4, 7]
 */
export function generatedCutoffs(ds: Float64Array, { horizon, period, initial }: Spacing): number[] {
  const first = ds[0] ?? 0;
  let cutoff = (ds.at(-1) ?? 0) - horizon;
  if (ds.length === 0 || cutoff < first) throw new RangeError('horizon is longer than the history');
  const found: number[] = [];
  while (cutoff >= first + initial) {
    found.unshift(cutoff);
    cutoff -= period;
    const next = ds.find((time) => time > cutoff);
    const comparable = next !== undefined && next <= cutoff + horizon;
    if (!comparable && cutoff > first) cutoff = (ds.findLast((time) => time <= cutoff) ?? first) - horizon;
  }
  if (found.length === 0) throw new RangeError('initial and horizon together are longer than the history');
  return found;
}
