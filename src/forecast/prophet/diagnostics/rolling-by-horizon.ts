import { quantile } from '../../../stats/quantile.ts';

/** One value a horizon, ascending. */
export interface ByHorizon {
  readonly horizon: number[];
  readonly value: number[];
}

/**
 * The mean of each horizon, and of as many shorter ones as make up a window, the values of the last of them in part.
 *
 * @param values sorted by their horizon
 * @param window how many values at least; horizons that have not so many behind them are left out
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
      const taken = at === last ? members.length : Math.min(window - count, members.length);
      sum += mean * taken;
      count += taken;
    }
    return count < window ? null : sum / count;
  });
}

/**
 * The median of each horizon, and of as many values before it as make up a window.
 * @source facebook/prophet 1.3, diagnostics.py, `rolling_median_by_h`
 * @example rollingMedian([2, 4, 9], [1, 1, 2], 3) // { horizon: [2], value: [4] }
 */
export function rollingMedian(values: readonly number[], horizons: readonly number[], window: number): ByHorizon {
  const groups = grouped(values, horizons);
  return overWindows(groups, (last) => {
    const { from, members } = groups[last] ?? { from: 0, members: [] };
    const before = Math.max(0, window - members.length);
    if (before > from) return null;
    return quantile([...values.slice(from - before, from), ...members], 0.5);
  });
}

interface Group {
  readonly horizon: number;
  /** Where its values begin. */
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
