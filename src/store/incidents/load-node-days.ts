import { addDays, isoDay, type Day } from '../../calendar/day.ts';
import { DECISIONS, STATUSES } from '../../detect/verdict.ts';
import { windowScore } from '../../detect/window-boundaries.ts';
import { RESIDUAL_SCALES } from '../../forecast/residual.ts';
import type { NodeDay } from '../../incidents/tree/node-day.ts';
import { USUAL_DAYS } from '../../incidents/usual.ts';
import type { Database, Row } from '../connect/database.ts';
import { day, nullable, number, text, truth, word } from '../row.ts';
import { valuesOf } from '../series-keys.ts';
import { windowsColumn } from '../verdicts/windows-column.ts';

/**
 * The current verdicts of some metrics, each from the days before a first one that say what is usual, by metric, slice and day: of the whole,
 * and of the slices that have an alert or a fault in their data since.
 *
 * @param metrics the first day of each on which an incident may open
 */
export async function loadNodeDays(db: Database, metrics: ReadonlyMap<string, Day>, runId: number): Promise<NodeDay[]> {
  if (metrics.size === 0) return [];
  const wanted = valuesOf(
    Array.from(metrics, ([metric, from]) => [
      metric,
      isoDay(addDays(from, -USUAL_DAYS.ofWhole)),
      isoDay(addDays(from, -USUAL_DAYS.ofSlice)),
    ]),
    ['text', 'date', 'date'],
    2,
  );
  const rows = await db.query(
    `with numbered as (
       select
         v.metric, v.slice, v.day, v.status, v.favourable, v.value, v.yhat, v.yhat_before, v.score, v.decided_by, v.window_days,
         v.window_score, v.windows, v.scale,
         row_number() over (partition by v.metric, v.slice, v.day order by v.run_id desc) as newest_first
       from verdicts as v
       join ${wanted.sql} as wanted (metric, whole_from, slices_from)
         on wanted.metric = v.metric and v.day >= wanted.whole_from
       where v.run_id <= $1 and (v.slice = '' or v.day >= wanted.slices_from)
     ),
     current_days as (
       select
         metric, slice, day, status, favourable, value, yhat, yhat_before, score, decided_by, window_days, window_score, scale,
         case when windows <> '[]' then windows end as windows
       from numbered
       where newest_first = 1
     )
     select c.*
     from current_days as c
     left join (
       select distinct metric, slice
       from current_days
       where status in ('warning', 'critical', 'data_fault')
     ) as unusual on unusual.metric = c.metric and unusual.slice = c.slice
     where c.slice = '' or unusual.metric is not null
     order by c.metric collate "C", c.slice collate "C", c.day`,
    [runId, ...wanted.params],
  );
  return rows.map(nodeDay);
}

function nodeDay(row: Row): NodeDay {
  const value = nullable(number, row, 'value');
  const windows = row['windows'] === null || value === null ? [] : windowsColumn.read(row, 'windows');
  const scale = windows.length === 0 ? 'linear' : word(row, 'scale', RESIDUAL_SCALES);
  const [windowDays, score] = [nullable(number, row, 'window_days'), nullable(number, row, 'window_score')];
  const deciding = windows.find(({ days }) => days === windowDays);
  return {
    metric: text(row, 'metric'),
    slice: text(row, 'slice'),
    day: day(row, 'day'),
    status: word(row, 'status', STATUSES),
    favourable: truth(row, 'favourable'),
    value,
    yhat: nullable(number, row, 'yhat'),
    yhatBefore: nullable(number, row, 'yhat_before'),
    score: nullable(number, row, 'score'),
    decidedBy: row['decided_by'] === null ? null : word(row, 'decided_by', DECISIONS),
    window:
      deciding && score !== null && value !== null
        ? { days: deciding.days, score, gap: deciding.actual + value - deciding.expected }
        : null,
    windowScores: value === null ? [] : windows.map((window) => windowScore(window, value, scale)),
  };
}

/** The first day on which each metric was ever judged. */
export async function loadFirstJudgedDays(db: Database): Promise<Map<string, Day>> {
  const rows = await db.query('select metric, min(day) as first_day from verdicts group by metric');
  return new Map(rows.map((row) => [text(row, 'metric'), day(row, 'first_day')]));
}
