import { isoDay, weekday, type Day } from '../../calendar/day.ts';
import { isRatio, type Metric } from '../../metrics/metric.ts';
import type { Database, Param } from '../../store/connect/database.ts';
import { number, text } from '../../store/row.ts';
import { leafRelation, type LeafRelation } from './leaf-relation.ts';
import type { LeafRow, LeafTable, LeavesWanted } from './leaf-table.ts';

/** Days before the explained ones from which the shares of the leaves are estimated, and the explained ones. */
interface WantedDay {
  readonly day: Day;
  readonly isExplained: boolean;
}

/**
 * The leaves of a metric on some days: the finest parts that its rows have, with their sums on those days and on earlier ones; null where
 * the metric is no sum over rows.
 *
 * @throws Error with the engine's message
 */
export async function loadLeaves(db: Database, metric: Metric, wanted: LeavesWanted): Promise<LeafTable | null> {
  const relations = relationsOf(metric, wanted.dimensions);
  if (!relations) return null;
  const { numerator, denominator } = relations;
  const dimensions = numerator.dimensions.filter(
    (name) => !wanted.without.includes(name) && (!denominator || denominator.dimensions.includes(name)),
  );
  if (wanted.slice !== null && !dimensions.includes(wanted.slice.dimension)) return null;
  const { sql, params } = leavesSql(relations, dimensions, wanted);
  const rows = await db.query(sql, params);
  return {
    dimensions,
    rows: rows.map((row): LeafRow => ({
      values: dimensions.map((_, index) => text(row, `d${index}`)),
      weekday: number(row, 'weekday'),
      actual: text(row, 'actual'),
      actualVolume: number(row, 'actual_volume'),
      past: number(row, 'past'),
      pastVolume: number(row, 'past_volume'),
      pastSquares: number(row, 'past_squares'),
      pastProducts: number(row, 'past_products'),
      volumeSquares: number(row, 'volume_squares'),
    })),
  };
}

interface Relations {
  readonly numerator: LeafRelation;
  readonly denominator: LeafRelation | null;
}

function relationsOf({ measure }: Metric, declared: readonly string[]): Relations | null {
  if (!isRatio(measure)) {
    const numerator = leafRelation(measure, declared);
    return numerator && { numerator, denominator: null };
  }
  const numerator = leafRelation(measure.numerator, declared);
  const denominator = leafRelation(measure.denominator, declared);
  return numerator && denominator && { numerator, denominator };
}

function leavesSql(
  { numerator, denominator }: Relations,
  dimensions: readonly string[],
  { explained, past, slice }: LeavesWanted,
): { sql: string; params: readonly Param[] } {
  const params: Param[] = [];
  const parameter = (value: Param): string => `$${params.push(value)}`;
  const days = [
    ...explained.map((day): WantedDay => ({ day, isExplained: true })),
    ...past.map((day): WantedDay => ({ day, isExplained: false })),
  ];
  const wanted = days.map(
    ({ day, isExplained }) =>
      `(cast(${parameter(isoDay(day))} as date), ${isExplained ? 'true' : 'false'}, ${weekday(day)})`,
  );
  const onDays = `day in (select wanted_day from wanted)
        and day >= (select min(wanted_day) from wanted)
        and day <= (select max(wanted_day) from wanted)`;
  const parts = [
    `select *, value as n, 0 as d from (${numerator.select(dimensions, onDays, parameter)}) as numerators`,
    ...(denominator
      ? [`select *, 0 as n, value as d from (${denominator.select(dimensions, onDays, parameter)}) as denominators`]
      : []),
  ];
  const inSlice = slice === null ? '' : `where ${slice.dimension} = ${parameter(slice.value)}`;
  const names = dimensions.map((name, index) => `${name} as d${index}`);
  const keys = dimensions.map((_, index) => `d${index}`);
  const sql = `-- one row per leaf and weekday: sums of the explained days and of earlier ones
    with wanted (wanted_day, is_explained, weekday) as (
      values ${wanted.join(', ')}
    ),

    parts as (
      ${parts.join('\n      union all\n      ')}
    ),

    leaf_days as (
      select
        ${['day', ...names].join(', ')},
        cast(coalesce(sum(n), 0) as numeric(38, 9)) as n,
        cast(coalesce(sum(d), 0) as double precision) as d
      from parts
      ${inSlice}
      group by ${['day', ...dimensions].join(', ')}
    )

    select
      ${[...keys, 'w.weekday'].join(', ')},
      cast(coalesce(sum(n) filter (where is_explained), 0) as numeric(38, 9)) as actual,
      coalesce(sum(d) filter (where is_explained), 0) as actual_volume,
      cast(coalesce(sum(n) filter (where not is_explained), 0) as double precision) as past,
      coalesce(sum(d) filter (where not is_explained), 0) as past_volume,
      coalesce(sum(cast(n as double precision) * cast(n as double precision)) filter (where not is_explained), 0) as past_squares,
      coalesce(sum(cast(n as double precision) * d) filter (where not is_explained), 0) as past_products,
      coalesce(sum(d * d) filter (where not is_explained), 0) as volume_squares
    from leaf_days
    inner join wanted as w on w.wanted_day = leaf_days.day
    group by ${[...keys, 'w.weekday'].join(', ')}
    order by ${[...keys.map((key) => `${key} collate "C"`), 'w.weekday'].join(', ')}`;
  return { sql, params };
}
