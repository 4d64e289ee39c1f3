import { isoDay } from '../../calendar/day.ts';
import type { ExplanationReport } from '../explained.ts';
import { waterfall } from '../words/explanation/waterfall.ts';
import { csvLine } from './csv-line.ts';

const HEADER = ['metric', 'slice', 'from', 'to', 'part', 'expected', 'actual', 'amount', 'share', 'total'];

/** An explanation as a table: a line for the expected value, one a part, and one for the actual value. Without a split only the header. */
export function explanationCsv(report: ExplanationReport): string {
  const { metric, slice, from, to } = report;
  const steps = report.status === 'explained' ? waterfall(report) : [];
  const key = [metric.id, slice, isoDay(from), isoDay(to)];
  const lines = steps.map(({ name, expected, actual, amount, share, total }) =>
    csvLine([...key, name, expected, actual, amount, share, total]),
  );
  return [csvLine(HEADER), ...lines].join('');
}
