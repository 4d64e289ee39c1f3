import type { Database } from '../../store/connect/database.ts';
import { text } from '../../store/row.ts';
import { columnValuesSql } from './measure-sql.ts';

/** More distinct values than this are no list to choose from. */
const MOST = 200;

/** The distinct values of a column of a table, the most frequent first, an empty one as ''; null where there are too many. */
export async function columnValues(db: Database, table: string, column: string): Promise<string[] | null> {
  const rows = await db.query(`${columnValuesSql(table, column)} limit ${MOST + 1}`);
  return rows.length > MOST ? null : rows.map((row) => text(row, 'value'));
}
