import type { ZipArchive } from '../zip/zip-archive.ts';
import { cellNumber } from './cell-number.ts';
import { parseXml } from './parse-xml.ts';
import { serialTime } from './serial-time.ts';
import { textCollector, unescaped } from './shared-strings.ts';
import type { Workbook } from './workbook.ts';

/** A row of a sheet. */
export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly line: number;
  /** The texts of its cells, up to the last that is not empty. */
  readonly cells: string[];
  /** Whether a cell holds a number, and no time. */
  readonly areNumbers: boolean[];
}

const MAX_COLUMNS = 16_384;

/** The cell that is read. */
interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | null;
}

/** Yields the rows of a sheet in batches, with the bytes of it that were read. @throws errors of the archive and of XML */
export async function* sheetRows(
  archive: ZipArchive,
  part: string,
  workbook: Workbook,
): AsyncGenerator<{ readonly rows: readonly SheetRow[]; readonly bytes: number }, void, undefined> {
  let rows: SheetRow[] = [];
  let row: SheetRow | null = null;
  let line = 0;
  let cell: Cell | null = null;
  let nextColumn = 0;
  let element = '';
  const inline = textCollector((piece) => {
    if (cell) cell.value += piece;
  });

  function openCell(attributes: ReadonlyMap<string, string>, current: SheetRow): Cell {
    const column = columnOf(attributes.get('r')) ?? nextColumn;
    nextColumn = column + 1;
    if (column >= MAX_COLUMNS) throw new Error(`row ${current.line} has a cell beyond the last column of a sheet`);
    const style = Number(attributes.get('s') ?? '0');
    return { column, type: attributes.get('t') ?? 'n', style, value: '', formula: null };
  }

  const chunks = parseXml(archive, part, {
    open(name, attributes) {
      element = name;
      if (name === 'row') {
        line = Math.max(line + 1, Number(attributes.get('r')) || 0);
        row = { line, cells: [], areNumbers: [] };
        nextColumn = 0;
      } else if (name === 'c' && row) cell = openCell(attributes, row);
      else if (name === 'f' && cell) cell.formula = '';
      else if (cell?.type === 'inlineStr') inline.open(name);
    },
    text(text) {
      if (cell === null) return;
      if (element === 'v') cell.value += text;
      else if (element === 'f') cell.formula = (cell.formula ?? '') + text;
      else if (cell.type === 'inlineStr') inline.text(text);
    },
    close(name) {
      if (cell?.type === 'inlineStr') inline.close(name);
      element = '';
      if (name === 'c' && cell && row) {
        put(row, cell, workbook);
        cell = null;
      } else if (name === 'row' && row) {
        rows.push(row);
        row = null;
      }
    },
  });
  for await (const { bytes } of chunks) {
    if (rows.length === 0) continue;
    yield { rows, bytes };
    rows = [];
  }
}

function put(row: SheetRow, cell: Cell, workbook: Workbook): void {
  const text = cellText(cell, workbook);
  if (text === '') return;
  while (row.cells.length < cell.column) {
    row.cells.push('');
    row.areNumbers.push(false);
  }
  row.cells[cell.column] = text;
  row.areNumbers[cell.column] = cell.type === 'n' && (workbook.formats[cell.style] ?? null) === null;
}

function cellText({ type, style, value, formula }: Cell, { strings, formats, date1904 }: Workbook): string {
  if (value === '' && formula !== null && type !== 'str') return `=${formula}`;
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'b':
      return value === '1' || value === 'true' ? 'true' : 'false';
    case 'n': {
      const parts = formats[style] ?? null;
      if (value === '') return '';
      return (parts === null ? null : serialTime(value, parts, date1904)) ?? cellNumber(value);
    }
    default:
      return unescaped(value);
  }
}

/** The index of the column in a reference: 27 for `AB12`. */
export function columnOf(reference: string | undefined): number | null {
  const [letters] = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '') ?? [];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
