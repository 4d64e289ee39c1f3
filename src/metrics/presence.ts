import { measuresOf, type Metric } from './metric.ts';

/**
 * Whether the facts of a metric are in the data: `absent` if it is made from facts that no file has, such as refunds; `unmatched` if no
 * row has met its conditions yet.
 */
export type Presence = 'present' | 'absent' | 'unmatched';

/** Columns of daily KPIs of lines that many files do not have at all: where every day has none, nothing is known about them. */
const OPTIONAL_COLUMNS = ['refund_lines', 'refunds', 'cancelled', 'adjustments', 'extras'];

/** @param seen null without any row */
export function presenceOf(
  metric: Metric,
  seen: { readonly known: boolean; readonly nonZero: boolean } | null,
): Presence {
  const measures = measuresOf(metric);
  if (!seen) return measures.some(({ where }) => where) ? 'unmatched' : 'absent';
  const [first] = measures;
  // Rows of the denominator alone would make it a share of 0.
  if (measures.length > 1 && first?.where && !seen.nonZero) return 'unmatched';
  const isOptional = first?.table.startsWith('daily_kpis') === true && OPTIONAL_COLUMNS.includes(first.column ?? '');
  return !seen.known || (isOptional && !seen.nonZero) ? 'absent' : 'present';
}
