import type { DailyTable } from '../../daily-table.ts';
import type { Reject } from '../../load-error.ts';
import type { Source } from '../../source.ts';
import type { BoundColumn } from '../column-binding.ts';
import { isRefusal, type Field } from '../fields/field.ts';
import type { StagedRow } from '../staged-row.ts';
import { dailyValueField } from './daily-value-field.ts';

/** The columns of the staged rows of a table of daily values: one row per value. */
export const DAILY_COLUMNS = ['line', 'measure', 'day', 'dimensions', 'grain', 'is_total', 'value'] as const;

/** Names of a file in errors. */
interface NamedFile {
  readonly file: string;
  readonly header: readonly string[];
}

/**
 * Returns how a row of a file, read by the columns of its source, becomes rows of values. A row of a long table whose metric the source
 * does not declare has none.
 */
export function dailyRows(
  bound: readonly BoundColumn[],
  source: Source,
  daily: DailyTable,
  named: NamedFile,
): (row: StagedRow) => readonly StagedRow[] | Reject {
  const names = bound.map(({ column }) => column.name);
  const at = (row: StagedRow, name: string): string | null => row[1 + names.indexOf(name)] ?? null;
  const valuesOf = daily.form === 'wide' ? wideValues(daily, at) : longValues(bound, source, daily, { ...named, at });
  return (row) => {
    const values = valuesOf(row);
    if (!Array.isArray(values)) return values;
    const shared = [at(row, 'day'), ...placeOf(row, daily, at)];
    return values.map(({ measure, value }) => [row[0] ?? '', measure, ...shared, value]);
  };
}

type At = (row: StagedRow, name: string) => string | null;

interface Value {
  readonly measure: string;
  readonly value: string | null;
}

function wideValues({ measures }: DailyTable, at: At): (row: StagedRow) => Value[] {
  const names = Object.keys(measures);
  return (row) => names.map((measure) => ({ measure, value: at(row, measure) }));
}

function longValues(
  bound: readonly BoundColumn[],
  source: Source,
  { measures }: DailyTable,
  { file, header, at }: NamedFile & { readonly at: At },
): (row: StagedRow) => Value[] | Reject {
  const byName = new Map<string, { readonly measure: string; readonly field: Field }[]>();
  for (const [measure, { from, in: form }] of Object.entries(measures))
    byName.set(from, [...(byName.get(from) ?? []), { measure, field: dailyValueField(source, form) }]);
  const column = bound.find((one) => one.column.name === 'value')?.index ?? 0;
  return (row) => {
    const text = at(row, 'value') ?? '';
    const values: Value[] = [];
    for (const { measure, field } of byName.get(at(row, 'metric') ?? '') ?? []) {
      const value = field(text);
      if (value !== null && isRefusal(value)) {
        const place = { file, line: Number(row[0]), column: column + 1, columnName: header[column] ?? '' };
        return { ...place, value: text, reason: value.reason };
      }
      values.push({ measure, value });
    }
    return values;
  };
}

/** The dimensions, the names of those that the row is not the total of, and whether it is the total of any. */
function placeOf(row: StagedRow, { dimensions, totalRows }: DailyTable, at: At): [string, string, string] {
  const given = dimensions
    .toSorted()
    .map((name) => ({ name, value: at(row, name) ?? '' }))
    .filter(({ name, value }) => totalRows[name]?.includes(value) !== true);
  const values = Object.fromEntries(given.map(({ name, value }) => [name, value]));
  const isTotal = given.length < dimensions.length;
  return [JSON.stringify(values), given.map(({ name }) => name).join(','), String(isTotal)];
}
