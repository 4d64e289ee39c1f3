import type { Database } from '../../store/database.ts';
import { number, text } from '../../store/row.ts';
import { sqlFile } from '../../store/sql-file.ts';
import type { Reject } from '../load-error.ts';
import type { Source } from '../source.ts';
import type { Staged } from './stage-file.ts';

/** Numbers rows that have no identity of their own; elsewhere a row that repeats an identity is set aside and rejected. */
export async function repeatedRows(
  db: Database,
  source: Source,
  { needsNumbers, identity }: Staged,
  { name: file, tag }: { readonly name: string; readonly tag: string },
): Promise<Reject[]> {
  if (source.daily && source.daily.severalRows !== 'refuse') return [];
  const sql = await sqlFile(`load/${source.table}/${needsNumbers ? 'number' : 'repeated'}.sql`);
  if (needsNumbers && source.table === 'fact_ops_events') await db.query(sql, [tag]);
  else await db.script(sql);
  const rows = await db.query('select line, first_line, value from repeated order by line');
  return rows.map((row) => {
    const first = number(row, 'first_line');
    const reason = source.daily ? secondRow(source, first) : `repeats the identity of line ${first}`;
    return { file, line: number(row, 'line'), ...identity, value: text(row, 'value'), reason };
  });
}

function secondRow({ id, daily }: Source, firstLine: number): string {
  const dimensions = daily?.dimensions ?? [];
  const place = dimensions.length === 0 ? 'day' : `day and ${dimensions.join(', ')}`;
  return `is a second row of the same ${place}, first on line ${firstLine}: declare what several rows are under sources.${id}: 'several_rows: sum' or 'several_rows: last', or the column that tells them apart under dimensions`;
}
