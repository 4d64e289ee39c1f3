import { isoDay, type Day } from '../../calendar/day.ts';
import { isJudgedStatus, STATUSES, type JudgedStatus, type Status } from '../../detect/verdict.ts';
import type { Database, Row } from '../connect/database.ts';
import { grouped } from '../grouped.ts';
import { day, instant, text, truth, word } from '../row.ts';
import { valuesOf, type SeriesKey } from '../series-keys.ts';
import type { VerdictSpan } from './load-series-verdicts.ts';

/** An earlier verdict on a day, which late data, a correction or new rules have changed. */
export interface RestatedDay extends SeriesKey {
  readonly day: Day;
  readonly status: JudgedStatus;
  readonly favourable: boolean;
  /** The moment of the run that replaced it. */
  readonly until: Date;
  /** Whether new rules changed it, such as another tolerance, calendar or version of the model: its value is the same. */
  readonly byRules: boolean;
}

/** Series that are read at a time; a statement has at most 65,535 parameters. */
const AT_ONCE = 5000;

/** The days of some series whose current verdict differs from an earlier Normal, Warning or Critical, each with the latest such one. */
export async function loadRestatedDays(
  db: Database,
  keys: readonly SeriesKey[],
  span: VerdictSpan,
): Promise<RestatedDay[]> {
  const restated: RestatedDay[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE)
    restated.push(...restatedOf(await judgedTwice(db, keys.slice(start, start + AT_ONCE), span)));
  return restated;
}

/** The verdicts on days with more than one, by day, the newest first. */
async function judgedTwice(db: Database, keys: readonly SeriesKey[], { first, last, runId }: VerdictSpan) {
  const wanted = valuesOf(
    keys.map(({ metric, slice }) => [metric, slice]),
    ['text', 'text'],
    4,
  );
  return db.query(
    `with counted as (
       select
         v.metric, v.slice, v.day, v.status, v.favourable, v.run_id, v.rule_hash, v.model_version, v.value_version,
         count(*) over (partition by v.metric, v.slice, v.day) as verdict_count
       from verdicts as v
       join ${wanted.sql} as wanted (metric, slice) on wanted.metric = v.metric and wanted.slice = v.slice
       where v.day between $1 and $2 and v.run_id <= $3
     )
     select c.metric, c.slice, c.day, c.status, c.favourable, c.rule_hash, c.model_version, c.value_version, r.as_of
     from counted as c
     join runs as r on r.run_id = c.run_id
     where c.verdict_count > 1
     order by c.metric, c.slice, c.day, c.run_id desc`,
    [isoDay(first), isoDay(last), runId, ...wanted.params],
  );
}

function restatedOf(rows: readonly Row[]): RestatedDay[] {
  const days = grouped(rows, (row) => JSON.stringify([row['metric'], row['slice'], row['day']]));
  return [...days.values()].flatMap((verdicts) => {
    const [current] = verdicts;
    const index = verdicts.findIndex((row) => isJudgedStatus(statusOf(row)) && current && !isSame(row, current));
    const [earlier, replacing] = [verdicts[index], verdicts[index - 1]];
    return earlier && replacing ? readRestated(earlier, replacing) : [];
  });
}

function readRestated(earlier: Row, replacing: Row): RestatedDay[] {
  const status = statusOf(earlier);
  if (!isJudgedStatus(status)) return [];
  return [
    {
      metric: text(earlier, 'metric'),
      slice: text(earlier, 'slice'),
      day: day(earlier, 'day'),
      status,
      favourable: truth(earlier, 'favourable'),
      until: new Date(instant(replacing, 'as_of')),
      byRules:
        earlier['value_version'] === replacing['value_version'] &&
        (earlier['rule_hash'] !== replacing['rule_hash'] || earlier['model_version'] !== replacing['model_version']),
    },
  ];
}

function isSame(a: Row, b: Row): boolean {
  return a['status'] === b['status'] && a['favourable'] === b['favourable'];
}

function statusOf(row: Row): Status {
  return word(row, 'status', STATUSES);
}
