import { entryChunks, type ZipArchive } from '../zip/zip-archive.ts';
import { columnOf, type SheetRow } from './sheet-rows.ts';

/** Cells of several rows that a sheet shows as one; its value stands in the first of them. */
export interface MergedCells {
  /** Such as D5:D7. */
  readonly reference: string;
  /** Of the value, from 0. */
  readonly column: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

const SHEET_END = /<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*\/>/;
/** More than such an end has. */
const OVERLAP = 64;
const MERGED = /<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)["']/g;

/** The merged cells of several rows of a sheet, from top to bottom. They stand behind its rows. @throws errors of the archive */
export async function mergedCells(archive: ZipArchive, part: string): Promise<MergedCells[]> {
  const entry = archive.entries.find(({ fileName }) => fileName === part);
  if (!entry) return [];
  let text = '';
  let isBelow = false;
  for await (const chunk of entryChunks(archive, entry)) {
    text += chunk.toString('latin1');
    const end: RegExpExecArray | null = isBelow ? null : SHEET_END.exec(text);
    if (end) text = text.slice(end.index);
    isBelow ||= end !== null;
    if (!isBelow) text = text.slice(-OVERLAP);
  }
  const found = Array.from(text.matchAll(MERGED), ([whole, letters = '', first, last]) => ({
    reference: /["']([^"']+)["']$/.exec(whole)?.[1] ?? '',
    column: columnOf(`${letters}1`) ?? 0,
    firstLine: Number(first),
    lastLine: Number(last),
  }));
  return found.filter(({ firstLine, lastLine }) => lastLine > firstLine).sort((a, b) => a.firstLine - b.firstLine);
}

/**
 * Returns a function that gives the rows of a sheet, one after the other, the values of the merged cells above them. A row that has no value
 * of its own belongs to the row above, and stays blank.
 */
export function fillMerged(merged: readonly MergedCells[], headerRow: number): (row: SheetRow) => readonly string[] {
  const below = merged.filter(({ firstLine }) => firstLine > headerRow);
  let next = 0;
  let open: { readonly cells: MergedCells; readonly value: string }[] = [];
  return ({ line, cells }) => {
    open = open.filter((each) => each.cells.lastLine >= line);
    const above = open;
    for (let each = below[next]; each && each.firstLine <= line; each = below[++next]) {
      const value = each.firstLine === line ? (cells[each.column] ?? '') : '';
      if (each.lastLine >= line) open = [...open, { cells: each, value }];
    }
    if (above.length === 0 || cells.every((text) => text === '')) return cells;
    const filled = [...cells];
    for (const {
      cells: { column },
      value,
    } of above) {
      while (filled.length <= column) filled.push('');
      if (filled[column] === '') filled[column] = value;
    }
    return filled;
  };
}

/** Returns the reference of the merged cells that a cell takes its value from, null where it has its own. */
export function mergedAt(
  merged: readonly MergedCells[],
  headerRow: number,
): (line: number, column: number) => string | null {
  const byColumn = new Map<number, MergedCells[]>();
  for (const each of merged) {
    if (each.firstLine <= headerRow) continue;
    const others = byColumn.get(each.column);
    if (others) others.push(each);
    else byColumn.set(each.column, [each]);
  }
  return (line, column) => {
    const cells = lastBefore(byColumn.get(column) ?? [], line);
    return cells !== null && line <= cells.lastLine ? cells.reference : null;
  };
}

/** The last of them that begins above a line; null if none does. */
function lastBefore(cells: readonly MergedCells[], line: number): MergedCells | null {
  let [low, high] = [0, cells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells[middle]?.firstLine ?? line) < line) low = middle + 1;
    else high = middle;
  }
  return cells[low - 1] ?? null;
}
