import type { Database, Param } from './connect/database.ts';

const ROWS_A_CHUNK = 500;

/** Appends rows, each in the order of `columns`, through the engine's bulk path. */
export async function bulkInsert(
  db: Database,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Param[])[],
): Promise<void> {
  if (rows.length > 0) await db.copyIn(table, columns, chunks(rows));
}

async function* chunks(rows: readonly (readonly Param[])[]): AsyncGenerator<string> {
  for (let start = 0; start < rows.length; start += ROWS_A_CHUNK) {
    yield rows
      .slice(start, start + ROWS_A_CHUNK)
      .map((row) => `${row.map(copyField).join(',')}\n`)
      .join('');
  }
}

/** Unlike in other CSV files every text is in quotes, because COPY reads an empty field without quotes as null. */
function copyField(value: Param): string {
  if (value === null) return '';
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value);
}
