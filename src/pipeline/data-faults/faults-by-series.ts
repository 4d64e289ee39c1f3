import type { Day } from '../../calendar/day.ts';
import type { StoredDataFault } from '../../store/data-faults/data-fault-row.ts';

/** Which faults in the data touch which series. */
export interface FaultsBySeries {
  /** The days on which the data of a series have a fault. */
  readonly faultyDays: (metric: string, slice: string) => readonly Day[];
  /** The days and slices of a metric that have one. */
  readonly faultsOf: (metric: string) => readonly (readonly [slices: string, day: Day])[];
}

export function faultsBySeries(faults: readonly StoredDataFault[]): FaultsBySeries {
  const byMetric = new Map<string, [slices: string, day: Day][]>();
  for (const { touches, day } of faults) {
    for (const [metric, slices] of touches) {
      const own = byMetric.get(metric) ?? [];
      byMetric.set(metric, own);
      own.push([slices, day]);
    }
  }
  const faultsOf: FaultsBySeries['faultsOf'] = (metric) => byMetric.get(metric) ?? [];
  return {
    faultsOf,
    faultyDays: (metric, slice) => {
      const dimension = slice.slice(0, Math.max(0, slice.indexOf('=')));
      const own = faultsOf(metric).filter(([slices]) => slices === slice || slices === dimension);
      return [...new Set(own.map(([, day]) => day))].toSorted((a, b) => a - b);
    },
  };
}
