import { dayFromIso, isoDay } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import type { VerdictSpan } from '../verdicts/load-series-verdicts.ts';
import { DATA_FAULT_COLUMNS, readDataFault, type StoredDataFault } from './data-fault-row.ts';

export const ALL_DAYS = { first: dayFromIso('0001-01-01'), last: dayFromIso('9999-12-31') };

/** The faults in the data of a span of days as a run left them: newest day first, then by source, kind and place. */
export async function loadDataFaults(db: Database, { first, last, runId }: VerdictSpan): Promise<StoredDataFault[]> {
  const rows = await db.query(
    `with numbered as (
       select
         *,
         row_number() over (partition by source, day, kind, place order by run_id desc) as newest_first
       from data_faults
       where day between $1 and $2 and run_id <= $3
     )
     select ${DATA_FAULT_COLUMNS.join(', ')}
     from numbered
     where newest_first = 1 and is_there
     order by day desc, source collate "C", kind, place collate "C"`,
    [isoDay(first), isoDay(last), runId],
  );
  return rows.map(readDataFault);
}
