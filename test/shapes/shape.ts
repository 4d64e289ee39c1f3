import type { Order } from './orders.ts';

/** One form of the export of the same orders. */
export interface Shape {
  /** What is particular about it, as the page lists it. */
  readonly what: string;
  /** What `init` declares for it, as the page lists it. */
  readonly declared: string;
  /** Its files by name. */
  readonly files: (orders: readonly Order[]) => Files | Promise<Files>;
  /** What `init` is given beside `--yes`: the file, and at most two flags. */
  readonly init: readonly string[];
  /** Which of the orders the shape can hold. */
  readonly holds: (order: Order) => boolean;
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const everyOrder = (): boolean => true;
export const euros = ({ currency }: Order): boolean => currency === 'EUR';
/** For an export without a status. */
export const soldEuros = ({ currency, status }: Order): boolean => currency === 'EUR' && status !== 'cancelled';

/** A text with a delimiter between fields, and quotes where a field needs them. */
export function delimited(rows: readonly (readonly string[])[], delimiter = ',', lineEnd = '\n'): string {
  const field = (text: string): string =>
    text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => `${row.map(field).join(delimiter)}${lineEnd}`).join('');
}
