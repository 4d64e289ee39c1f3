import { quantile } from '../../../stats/quantile.ts';

/** One value a horizon, ascending. */
export interface ByHorizon {
  readonly horizon: number[];
  readonly value: number[];
}

/**
 * Returns the rolling mean by horizon. A window holds all values of its horizon and is filled up with values of shorter horizons, of which
 * the last contributes its mean in part.
 *
 * @param values sorted by horizon
 * @param window minimum number of values; horizons with fewer values up to them are omitted
 * @source facebook/prophet 1.3, diagnostics.py, `rolling_mean_by_h`
 * @example rollingMean([2, 4, 9], [1, 1, 2], 2) // { horizon: [1, 2], value: [3, 6] }
 */
export function rollingMean(values: readonly number[], horizons: readonly number[], window: number): ByHorizon {
  const groups = grouped(values, horizons);
  return overWindows(groups, (last) => {
    let [sum, count] = [0, 0];
    for (let at = last; at >= 0 && (at === last || count < window); at--) {
      const { members } = groups[at] ?? { members: [] };
      const mean = members.reduce((total, value) => total + value, 0) / members.length;
      const used = at === last ? members.length : Math.min(window - count, members.length);
      sum += mean * used;
      count += used;
    }
    return count < window ? null : sum / count;
  });
}

/**
 * Returns the rolling median by horizon; windows are filled up with the values before them.
 * @source facebook/prophet 1.3, diagnostics.py, `rolling_median_by_h`
 * @example rollingMedian([2, 4, 9], [1, 1, 2], 3) // { horizon: [2], value: [4] }
 */
export function rollingMedian(values: readonly number[], horizons: readonly number[], window: number): ByHorizon {
  const groups = grouped(values, horizons);
  return overWindows(groups, (last) => {
    const { from, members } = groups[last] ?? { from: 0, members: [] };
    const missing = Math.max(0, window - members.length);
    if (missing > from) return null;
    return quantile([...values.slice(from - missing, from), ...members], 0.5);
  });
}

interface Group {
  readonly horizon: number;
  /** Index of its first value. */
  readonly from: number;
  readonly members: number[];
}

function grouped(values: readonly number[], horizons: readonly number[]): Group[] {
  const groups: Group[] = [];
  values.forEach((value, at) => {
    const horizon = horizons[at] ?? 0;
    const last = groups.at(-1);
    if (last?.horizon === horizon) last.members.push(value);
    else groups.push({ horizon, from: at, members: [value] });
  });
  return groups;
}

function overWindows(groups: readonly Group[], valueOf: (last: number) => number | null): ByHorizon {
  const out: ByHorizon = { horizon: [], value: [] };
  groups.forEach(({ horizon }, last) => {
    const value = valueOf(last);
    if (value === null) return;
    out.horizon.push(horizon);
    out.value.push(value);
  });
  return out;
}
