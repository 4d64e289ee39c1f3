import { factColumns } from '../warehouse/load/fact-columns.ts';
import type { FactTable } from '../warehouse/source.ts';

const OF_EVERY_FACT = ['source', 'day', 'load_id'];
const SALES = ['net', 'gross', 'cancelled', 'refunds', 'adjustments', 'extras', 'orders', 'units', 'customers'];
const LINES = ['refund_lines', 'sale_lines'];
const OPERATIONS = ['events', 'errors', 'latency_sum', 'latency_p50', 'latency_p95', 'latency_p99'];

/** The columns that a metric can name, by table; a table that is not here is a view of the user's own. */
export const relationColumns: ReadonlyMap<string, readonly string[]> = new Map([
  ['fact_sales', [...namesOf('fact_sales'), ...OF_EVERY_FACT, 'kind', 'base_amount']],
  ['fact_ops_events', [...namesOf('fact_ops_events'), ...OF_EVERY_FACT]],
  ['daily_kpis', ['day', ...SALES, ...LINES]],
  ['daily_ops', ['day', 'service', ...OPERATIONS]],
  ['daily_kpis_full', ['day', ...SALES, ...LINES, ...OPERATIONS]],
]);

function namesOf(table: FactTable): string[] {
  return factColumns[table].map(({ name }) => name);
}
