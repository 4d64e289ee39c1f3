import type { DataFault } from '../../detect/data-faults/data-fault.ts';
import { measuresOf, type Measure, type Metric } from '../../metrics/metric.ts';
import type { TouchedSeries } from '../../store/data-faults/data-fault-row.ts';
import type { Business } from '../../config/business.ts';
import { readsOwnView } from '../../warehouse/source-tables.ts';
import { sourcesBehind } from '../sources-behind.ts';

const MONEY = ['amount', 'base_amount', 'net', 'gross', 'cancelled', 'refunds', 'adjustments', 'extras'];
/** The columns of daily tables that are made from a column of facts. */
const MADE_FROM: Readonly<Record<string, readonly string[]>> = {
  amount: MONEY,
  quantity: ['units'],
  customer_id: ['customers'],
  latency_ms: ['latency_sum', 'latency_p50', 'latency_p95', 'latency_p99'],
  is_error: ['errors'],
};

/** The series whose values are wrong because of a fault: of each metric that the source is behind the whole, and the slices by a dimension. */
export function touchedSeries(
  fault: Pick<DataFault, 'kind' | 'source' | 'place'>,
  { metrics, sources }: Pick<Business, 'metrics' | 'sources'>,
): TouchedSeries[] {
  return metrics
    .filter((metric) => sourcesBehind(metric, { sources }).some(({ id }) => id === fault.source))
    .flatMap((metric) => slicesOf(metric, fault).map((slices): TouchedSeries => [metric.id, slices]));
}

function slicesOf(metric: Metric, { kind, place }: Pick<DataFault, 'kind' | 'place'>): string[] {
  const all = ['', ...metric.dimensions];
  // The whole has all the other rows: what one service is missing does not show there.
  if (kind === 'values_missing') return metric.dimensions.includes(dimensionOf(place)) ? [place] : [];
  // A sale of nothing is no sale, so that it touches counts too.
  if (place === '' || (kind === 'zero_filled' && place === 'amount')) return all;
  if (readsOwnView(metric) || measuresOf(metric).some((measure) => reads(measure, place))) return all;
  return metric.dimensions.filter((dimension) => dimension === place);
}

function reads({ column = '', where = {} }: Measure, place: string): boolean {
  return column === place || Object.hasOwn(where, place) || MADE_FROM[place]?.includes(column) === true;
}

function dimensionOf(slice: string): string {
  return slice.slice(0, slice.indexOf('='));
}
