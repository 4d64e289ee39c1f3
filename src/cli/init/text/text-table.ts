const GAP = '  ';

/** A column of a table in the terminal: lines of its head, then its cells. */
export interface TextColumn {
  readonly head: readonly string[];
  readonly cells: readonly string[];
  readonly isNumber: boolean;
}

/**
 * A table as lines of text. Where it is wider than there is room the columns go on below, each part under the first column again.
 * @param room how many characters fit on a line
 */
export function textTable([first, ...others]: readonly TextColumn[], room: number): string[] {
  if (!first) return [];
  const parts: TextColumn[][] = [];
  let used = Infinity;
  for (const column of others) {
    const width = GAP.length + widthOf(column);
    if (used + width > room) {
      parts.push([first]);
      used = widthOf(first);
    }
    parts.at(-1)?.push(column);
    used += width;
  }
  return parts.flatMap((part, index) => [...(index > 0 ? [''] : []), ...linesOf(part)]);
}

function linesOf(columns: readonly TextColumn[]): string[] {
  const height = Math.max(...columns.map(({ head, cells }) => head.length + cells.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((column) => cell(column, line))
      .join(GAP)
      .trimEnd(),
  );
}

function cell(column: TextColumn, line: number): string {
  const text = [...column.head, ...column.cells][line] ?? '';
  return column.isNumber ? text.padStart(widthOf(column)) : text.padEnd(widthOf(column));
}

function widthOf({ head, cells }: TextColumn): number {
  return Math.max(...[...head, ...cells].map(({ length }) => length));
}
