import { isoDay } from '../../calendar/day.ts';
import type { Database } from '../connect/database.ts';
import { number } from '../row.ts';
import { joinFollowed, type FollowedSeries } from './followed.ts';
import type { VerdictSpan } from './load-series-verdicts.ts';

/** How many current verdicts some days have. */
export interface VerdictCounts {
  /** Normal, Warning and Critical ones of all these days. */
  readonly judged: number;
  /** Of the last day. */
  readonly lastDay: {
    /** Unfavourable ones. */
    readonly warning: number;
    readonly critical: number;
    readonly lateData: number;
  };
  /** Of the last day, on operational metrics. */
  readonly operations: {
    readonly all: number;
    readonly judged: number;
    /** Warning or Critical, and unfavourable. */
    readonly alarming: number;
    /** Without data, or with late data. */
    readonly unknown: number;
  };
}

/** Counts the verdicts of followed series. */
export async function countVerdicts(
  db: Database,
  followed: readonly FollowedSeries[],
  { first, last, runId }: VerdictSpan,
): Promise<VerdictCounts> {
  const [row] = followed.length === 0 ? [] : await countRows(db, followed, { first, last, runId });
  const of = (column: string): number => (row ? number(row, column) : 0);
  return {
    judged: of('judged'),
    lastDay: { warning: of('warning'), critical: of('critical'), lateData: of('late_data') },
    operations: {
      all: of('operations'),
      judged: of('operations_judged'),
      alarming: of('operations_alarming'),
      unknown: of('operations_unknown'),
    },
  };
}

async function countRows(db: Database, followed: readonly FollowedSeries[], { first, last, runId }: VerdictSpan) {
  const join = joinFollowed(followed, 4);
  return db.query(
    `with numbered as (
       select
         v.status, v.favourable,
         v.status in ('normal', 'warning', 'critical') as is_judged,
         v.status in ('warning', 'critical') and not v.favourable as is_alarming,
         v.day = $2 as is_last,
         v.day = $2 and f.is_operational as is_operational,
         row_number() over (partition by v.metric, v.slice, v.day order by v.run_id desc) as newest_first
       from verdicts as v
       ${join.sql}
       where v.day between $1 and $2 and v.run_id <= $3
     )
     select
       count(*) filter (where is_judged) as judged,
       count(*) filter (where is_last and is_alarming and status = 'warning') as warning,
       count(*) filter (where is_last and is_alarming and status = 'critical') as critical,
       count(*) filter (where is_last and status = 'late_data') as late_data,
       count(*) filter (where is_operational) as operations,
       count(*) filter (where is_operational and is_judged) as operations_judged,
       count(*) filter (where is_operational and is_alarming) as operations_alarming,
       count(*) filter (where is_operational and status in ('no_data', 'late_data')) as operations_unknown
     from numbered
     where newest_first = 1`,
    [isoDay(first), isoDay(last), runId, ...join.params],
  );
}
