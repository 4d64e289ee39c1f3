import type { CsvProblem } from './csv-error.ts';
import type { RecordFault } from './read-record.ts';

const QUOTE_FIELD = 'Put the whole field in quotes and double every quote within it.';
const NAME_COLUMNS = 'A CSV file begins with a line of column names.';

/** The possible problems of CSV records. */
export const recordProblems = {
  'stray-quote': { reason: 'a quote inside a field that is not quoted', hint: QUOTE_FIELD },
  'text-after-quote': { reason: 'text between a closing quote and the end of its field', hint: QUOTE_FIELD },
  'escaped-quote': {
    reason: 'a backslash stands before a quote within a field, as MySQL writes it',
    hint: `Export the file with each quote within a field doubled (in MySQL: ESCAPED BY '"'), or replace \\" by "".`,
  },
  'lone-carriage-return': {
    reason: 'a carriage return (CR) without a line feed in a field that is not quoted',
    hint: 'Remove it, or put the field in quotes.',
  },
  'carriage-return-lines': {
    reason: 'the lines end in a carriage return (CR) alone',
    hint: 'Convert the line ends to LF.',
  },
  'unclosed-quote': { reason: 'the quote that opens this field is never closed', hint: 'Close it, or remove it.' },
  'empty-file': { reason: 'the file is empty', hint: NAME_COLUMNS },
  'no-header-row': {
    reason: 'the file ends above its header',
    hint: 'header_row declares in which line the column names stand.',
  },
  'blank-header': { reason: 'the first line is blank', hint: NAME_COLUMNS },
} as const satisfies Readonly<Record<string, CsvProblem>> & Readonly<Record<RecordFault, CsvProblem>>;

/** Returns the problem of a record that is too long. */
export function overlongRecord(maxRecordBytes: number): CsvProblem {
  return {
    reason: `this record is longer than ${maxRecordBytes} bytes`,
    hint: 'Look for a quote that is never closed or line ends that are missing; or allow longer records.',
  };
}
