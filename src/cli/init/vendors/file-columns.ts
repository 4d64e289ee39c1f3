import { plainHeader } from './vendor-exports.ts';
import type { AmountColumns, ColumnNames, VendorColumn, VendorLine } from './vendor-export.ts';

/** How the config writes what one of our columns is made of. */
export type DeclaredColumn =
  | string
  | { readonly times?: string[]; readonly plus?: string[]; readonly less?: string[] }
  | { readonly date: string; readonly time: string }
  | { readonly same: string[] };

/** The columns of a file by the names of an export. */
export interface FileColumns {
  /** What the file calls a column; null if it lacks it. */
  named(name: ColumnNames): string | null;
  /** What the config declares for a column of ours; null if the file lacks what it is made of. */
  declared(column: VendorColumn): DeclaredColumn | null;
  amount(amount: AmountColumns): DeclaredColumn | null;
  line(line: VendorLine): Record<string, string> | null;
}

export function fileColumns(header: readonly string[]): FileColumns {
  const byName = new Map(header.map((name) => [plainHeader(name), name]));
  const isList = (column: VendorColumn): column is readonly string[] => Array.isArray(column);
  const known = (names: readonly string[] = []): string[] =>
    names.flatMap((name) => byName.get(plainHeader(name)) ?? []);

  function named(name: ColumnNames): string | null {
    return known(typeof name === 'string' ? [name] : name)[0] ?? null;
  }

  function amount({ times = [], plus, less }: AmountColumns): DeclaredColumn | null {
    const factors = known(times);
    const [added, taken] = [known(plus), known(less)];
    if (factors.length < times.length || factors.length + added.length === 0) return null;
    return {
      ...(factors.length > 0 ? { times: factors } : {}),
      ...(added.length > 0 ? { plus: added } : {}),
      ...(taken.length > 0 ? { less: taken } : {}),
    };
  }

  function declared(column: VendorColumn): DeclaredColumn | null {
    if (typeof column === 'string' || isList(column)) return named(column);
    if ('same' in column) return { same: known(column.same) };
    if (!('date' in column)) return amount(column);
    const [date, time] = [named(column.date), named(column.time)];
    return date === null || time === null ? null : { date, time };
  }

  function line({ less, ts }: VendorLine): Record<string, string> | null {
    const [column, time] = [named(less), ts === undefined ? null : named(ts)];
    if (column === null) return null;
    return { less: column, ...(time === null ? {} : { ts: time }) };
  }

  return { named, declared, amount, line };
}
