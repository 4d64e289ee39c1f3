import { sqlLiteral } from '../../store/sql-literal.ts';
import type { BoundColumn } from '../files/column-binding.ts';
import { needsReader } from '../files/facts/needs-reader.ts';
import { localDateSql } from '../files/times/time-field-sql.ts';
import { stagedColumns } from '../files/row-reader.ts';
import type { Source } from '../source.ts';
import { factColumns } from './fact-columns.ts';

/** The line of the first row below the header. */
const FIRST_LINE = 2;

/**
 * Adds nothing to any row. But a join has no order, so each core appends the rows that it converts by itself; to keep those of a file in
 * order takes 13 % more CPU time.
 */
const WITHOUT_ORDER = 'left join (select 1 as one) as nothing on one = length(c0)';

/** Delimiters that no value of a number or a time holds. */
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Returns the statement by which DuckDB inserts rows of a file that it reads itself. It takes a table expression with the text columns
 * c0, c1, ... of the header, empty fields as null, in the order of the file, where each row is one line; and the number of rows before them.
 * It fails if our reader would reject a value, or may read it in another way.
 */
export type EngineInsert = (rows: string, rowsBefore: number) => string;

/**
 * Whether DuckDB can read the files of a source itself: our reader alone computes identities and reciprocals of rates, and knows forms in
 * which a fact is not a row, or a value of ours not one of the file's.
 */
export function engineReads(source: Source): boolean {
  const { table, columns, delimiter, encoding, headerRow, footerRows } = source;
  if (needsReader(source)) return false;
  const isKnown = table === 'fact_sales' || columns['event_id'] !== undefined;
  const declared = factColumns[table].filter(({ name }) => columns[name] !== undefined);
  const isPlain = encoding === 'utf-8' && headerRow === 1 && footerRows === 0;
  return isPlain && DELIMITERS.includes(delimiter) && isKnown && declared.every(({ sql }) => sql !== undefined);
}

/** Inserts into `staged`. */
export function stagedInsert(bound: readonly BoundColumn[], source: Source): EngineInsert {
  const { columns, values, parsed } = conversion(bound, source);
  return (rows, rowsBefore) => `
    insert into staged (line, ${columns.join(', ')})
    select line, ${values.join(', ')}
    from (
      select *, row_number() over () + ${rowsBefore + FIRST_LINE - 1} as line, ${parsed.join(', ')}
      from ${rows}
    ) as parsed_rows`;
}

/**
 * Inserts into the facts.
 * @param zone of the business
 */
export function factInsert(
  bound: readonly BoundColumn[],
  source: Source,
  { zone, loadId }: { readonly zone: string; readonly loadId: number },
): EngineInsert {
  const { columns, values, parsed } = conversion(bound, source);
  const more = { source: sqlLiteral(source.id), business_day: localDateSql('ts', zone), load_id: String(loadId) };
  const all = Object.entries(source.table === 'fact_sales' ? { ...more, reverses_cancelled: 'false' } : more);
  return (rows) => `
    insert into ${source.table} (${[...columns, ...all.map(([name]) => name)].join(', ')})
    select ${[...columns, ...all.map(([, value]) => value)].join(', ')}
    from (
      select ${columns.map((name, index) => `${values[index]} as ${name}`).join(', ')}
      from (select *, ${parsed.join(', ')} from ${rows} ${WITHOUT_ORDER}) as parsed_rows
    ) as facts`;
}

/** The columns of a file's rows, their values, and the columns parsed_... that these are computed from. */
function conversion(
  bound: readonly BoundColumn[],
  source: Source,
): { readonly columns: readonly string[]; readonly values: readonly string[]; readonly parsed: readonly string[] } {
  const fields = bound.flatMap(({ column: { name, sql }, index }) =>
    sql ? [{ name, text: `c${index}`, field: sql(source) }] : [],
  );
  const columns = stagedColumns(bound, source).slice(1);
  // A source without a column of currencies has its own.
  const derived = columns.slice(bound.length).map(() => sqlLiteral(source.currency));
  const values = fields.map(({ name, text, field }) => field.finish?.(`parsed_${name}`, text) ?? `parsed_${name}`);
  return {
    columns,
    values: [...values, ...derived],
    parsed: fields.map(({ name, text, field }) => `${field.parse(text)} as parsed_${name}`),
  };
}
