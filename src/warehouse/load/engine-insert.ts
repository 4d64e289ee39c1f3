import { sqlLiteral } from '../../store/sql-literal.ts';
import type { BoundColumn } from '../files/column-binding.ts';
import { needsReader } from '../files/facts/needs-reader.ts';
import { stagedColumns } from '../files/row-reader.ts';
import type { Source } from '../source.ts';
import { factColumns } from './fact-columns.ts';

/** The line of the first row below the header. */
const FIRST_LINE = 2;

/** Delimiters that no value of a number or a time holds. */
const DELIMITERS = [',', ';', '\t', '|'];

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

/**
 * Returns the statement by which DuckDB stages rows of a file that it reads itself. It takes a table expression with the text columns
 * c0, c1, ... of the header, empty fields as null, in the order of the file, where each row is one line; and the number of rows before them.
 * It fails if our reader would reject a value, or may read it in another way.
 */
export function engineInsert(
  bound: readonly BoundColumn[],
  source: Source,
): (rows: string, rowsBefore: number) => string {
  const fields = bound.flatMap(({ column: { name, sql }, index }) =>
    sql ? [{ name, text: `c${index}`, field: sql(source) }] : [],
  );
  const columns = stagedColumns(bound, source);
  // A source without a column of currencies has its own.
  const derived = columns.slice(1 + bound.length).map(() => sqlLiteral(source.currency));
  const parsed = fields.map(({ name, text, field }) => `${field.parse(text)} as parsed_${name}`);
  const values = fields.map(({ name, text, field }) => field.finish?.(`parsed_${name}`, text) ?? `parsed_${name}`);
  return (rows, rowsBefore) => `
    insert into staged (${columns.join(', ')})
    select ${['line', ...values, ...derived].join(', ')}
    from (
      select *, row_number() over () + ${rowsBefore + FIRST_LINE - 1} as line, ${parsed.join(', ')}
      from ${rows}
    ) as parsed_rows`;
}
