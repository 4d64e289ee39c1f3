import { csvLine } from './csv-line.ts';

const HEADER = [
  ...(['id', 'queued_at', 'state', 'channel', 'kind', 'incident', 'attempts', 'next_attempt_at'] as const),
  ...(['settled_at', 'answer', 'title'] as const),
] as const;

type Cells = { readonly [K in (typeof HEADER)[number]]: string | number | null };

/** One line a delivery. */
export function deliveriesCsv(deliveries: readonly Cells[]): string {
  return [csvLine([...HEADER]), ...deliveries.map((row) => csvLine(HEADER.map((column) => row[column])))].join('');
}
