import type { Database } from '../../store/connect/database.ts';
import { number, text } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import { keysARow, lineOfKey, makesSeveral } from '../files/facts/row-keys.ts';
import { eachRowIsAnOrder } from '../files/row-reader.ts';
import type { Reject } from '../load-error.ts';
import type { Source } from '../source.ts';
import type { Staged } from './read/staged-rows.ts';

/** Numbers rows that have no identity of their own; elsewhere a row that repeats an identity is set aside and rejected. */
export async function repeatedRows(
  db: Database,
  source: Source,
  { needsNumbers, identity }: Staged,
  { name: file, tag }: { readonly name: string; readonly tag: string },
): Promise<Reject[]> {
  if (source.daily && source.daily.severalRows !== 'refuse') return [];
  const sql = async (name: string): Promise<string> => sqlFile(`load/${source.table}/${name}.sql`);
  if (!needsNumbers) await db.script(await sql('repeated'));
  else if (source.table === 'fact_ops_events') await db.query(await sql('number'), [tag]);
  else if (eachRowIsAnOrder(source)) await db.query(await sql('number_orders'), [tag, keysARow(source)]);
  else if (makesSeveral(source)) await db.query(await sql('number_lines_of_rows'), [keysARow(source)]);
  else await db.script(await sql('number'));
  if (!needsNumbers && makesSeveral(source)) await db.query(await sql('repeated_rows'), [keysARow(source)]);
  const rows = await db.query('select line, first_line, value from repeated order by line');
  const rejects = rows.map((row) => {
    const first = lineOfKey(source, number(row, 'first_line'));
    const reason = source.daily ? secondRow(source, first) : `repeats the identity of line ${first}`;
    return { file, line: lineOfKey(source, number(row, 'line')), ...identity, value: text(row, 'value'), reason };
  });
  // A row that makes several lines is rejected once.
  return rejects.filter(({ line }, index) => rejects[index - 1]?.line !== line);
}

function secondRow({ id, daily }: Source, firstLine: number): string {
  const dimensions = daily?.dimensions ?? [];
  const place = dimensions.length === 0 ? 'day' : `day and ${dimensions.join(', ')}`;
  return `is a second row of the same ${place}, first on line ${firstLine}: declare what several rows are under sources.${id}: 'several_rows: sum' or 'several_rows: last', or the column that tells them apart under dimensions`;
}
