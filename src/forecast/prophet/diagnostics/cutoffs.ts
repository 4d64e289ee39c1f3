/** Durations of a cross-validation, in the unit of the times. */
export interface Spacing {
  readonly horizon: number;
  readonly period: number;
  readonly initial: number;
}

/**
 * Returns the cutoffs of a cross-validation, ascending: the last is a horizon before the end of the history, the others one period apart,
 * each with at least `initial` before it. A cutoff without rows in its horizon moves to a horizon before the last row ahead of the gap.
 *
 * @param ds ascending
 * @throws RangeError if the history is too short for a cutoff.
 * @source facebook/prophet 1.3, diagnostics.py, `generate_cutoffs`
 * @example generatedCutoffs(Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), { horizon: 2, period: 3, initial: 4 }) // [4, 7]
 */
export function generatedCutoffs(ds: Float64Array, { horizon, period, initial }: Spacing): number[] {
  const first = ds[0] ?? 0;
  let cutoff = (ds.at(-1) ?? 0) - horizon;
  if (ds.length === 0 || cutoff < first) throw new RangeError('horizon is longer than the history');
  const cutoffs: number[] = [];
  while (cutoff >= first + initial) {
    cutoffs.unshift(cutoff);
    cutoff -= period;
    const next = ds.find((time) => time > cutoff);
    const hasRows = next !== undefined && next <= cutoff + horizon;
    if (!hasRows && cutoff > first) cutoff = (ds.findLast((time) => time <= cutoff) ?? first) - horizon;
  }
  if (cutoffs.length === 0) throw new RangeError('initial and horizon together are longer than the history');
  return cutoffs;
}
