import { isRatio, type Measure, type Metric } from './metric.ts';

const COUNT_COLUMNS: ReadonlyMap<string, readonly string[]> = new Map([
  ['daily_kpis', ['orders', 'lines', 'sale_lines', 'refund_lines']],
  ['daily_kpis_full', ['orders', 'lines', 'sale_lines', 'refund_lines']],
  ['daily_ops', ['events', 'errors']],
]);

/**
 * Whether a measure counts events, so that chance gives it the spread of a count. A sum of quantities or weights does not, nor an average:
 * their spread depends on the unit.
 */
function countsEvents({ table, agg, column = '' }: Measure): boolean {
  return (
    agg === 'count' || agg === 'distinct' || (agg === 'sum' && COUNT_COLUMNS.get(table)?.includes(column) === true)
  );
}

/** The measure whose events are behind a metric: a count itself, or the denominator of a ratio; null where nothing is counted. */
export function eventsBehind({ unit, measure }: Pick<Metric, 'unit' | 'measure'>): Measure | null {
  const counted = isRatio(measure)
    ? unit === 'share'
      ? measure.denominator
      : null
    : unit === 'count'
      ? measure
      : null;
  return counted && countsEvents(counted) ? counted : null;
}
