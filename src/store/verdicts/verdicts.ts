import { isoDay, type Day } from '../../calendar/day.ts';
import type { Expectation } from '../../detect/expectation.ts';
import { isJudged, type Status, type Verdict } from '../../detect/verdict.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Database, Param, Row } from '../database.ts';
import { day, nullable, number, text, truth } from '../row.ts';

/** A verdict with what it was made from, so that it can be made again byte for byte. */
export interface StoredVerdict {
  readonly metric: string;
  readonly slice: string;
  readonly day: Day;
  readonly verdict: Verdict;
  readonly ruleHash: string;
  readonly modelVersion: string;
  /** The version of the day's value: the run from which on it was known; null for a day without rows. */
  readonly valueVersion: number | null;
  /** Judged when later days were known already (its forecast still used none of them). */
  readonly reconstructed: boolean;
}

/** The columns that `storedVerdict` reads. */
export const VERDICT_COLUMNS = [
  'metric',
  'slice',
  'day',
  'run_id',
  'status',
  'value',
  'yhat',
  'yhat_lower',
  'yhat_upper',
  'lower_80',
  'upper_80',
  'warning_lower',
  'warning_upper',
  'critical_lower',
  'critical_upper',
  'spread',
  'scale',
  'known_days',
  'score',
  'deviation',
  'favourable',
  'decided_by',
  'rule_hash',
  'model_version',
  'value_version',
  'reconstructed',
];

/** Keeps the verdicts of a run beside those of earlier runs. */
export async function saveVerdicts(db: Database, verdicts: readonly StoredVerdict[], runId: number): Promise<void> {
  await bulkInsert(
    db,
    'verdicts',
    VERDICT_COLUMNS,
    verdicts.map((stored) => rowOf(stored, runId)),
  );
}

/** The verdicts that hold, the latest run's for each metric, slice and day from `first` on, by metric, slice and day. */
export async function loadVerdicts(db: Database, first: Day): Promise<StoredVerdict[]> {
  const rows = await db.query(
    `select ${VERDICT_COLUMNS.join(', ')}
     from (
       select v.*, row_number() over (partition by metric, slice, day order by run_id desc) as newest_first
       from verdicts as v
       where day >= $1
     ) as numbered
     where newest_first = 1
     order by metric collate "C", slice collate "C", day`,
    [isoDay(first)],
  );
  return rows.map(storedVerdict);
}

function rowOf(stored: StoredVerdict, runId: number): Param[] {
  const { verdict } = stored;
  const e = verdict.expectation;
  const expected = [
    e?.yhat,
    e?.yhat_lower,
    e?.yhat_upper,
    e?.band_80?.[0],
    e?.band_80?.[1],
    e?.warning_lower,
    e?.warning_upper,
    e?.critical_lower,
    e?.critical_upper,
    e?.spread,
    e?.scale,
    e?.known_days,
  ];
  const judged = isJudged(verdict)
    ? [verdict.score, verdict.deviation, verdict.favourable, verdict.decided_by]
    : [null, null, false, null];
  return [
    stored.metric,
    stored.slice,
    isoDay(stored.day),
    runId,
    verdict.status,
    verdict.value,
    ...expected.map((value) => value ?? null),
    ...judged,
    stored.ruleHash,
    stored.modelVersion,
    stored.valueVersion,
    stored.reconstructed,
  ];
}

/** A row of `verdicts`, its columns by name. */
export function storedVerdict(row: Row): StoredVerdict {
  return {
    metric: text(row, 'metric'),
    slice: text(row, 'slice'),
    day: day(row, 'day'),
    verdict: verdictOf(row),
    ruleHash: text(row, 'rule_hash'),
    modelVersion: text(row, 'model_version'),
    valueVersion: nullable(number, row, 'value_version'),
    reconstructed: truth(row, 'reconstructed'),
  };
}

function verdictOf(row: Row): Verdict {
  const status = statusOf(text(row, 'status'));
  const expectation = row['yhat'] === null ? null : expectationOf(row);
  const value = nullable(number, row, 'value');
  if (status !== 'normal' && status !== 'warning' && status !== 'critical') return { status, value, expectation };
  if (value === null || expectation === null)
    throw new TypeError(`a judged verdict of ${text(row, 'metric')} lacks its value or expectation`);
  const decidedBy = text(row, 'decided_by');
  return {
    status,
    value,
    expectation,
    score: number(row, 'score'),
    deviation: nullable(number, row, 'deviation'),
    favourable: truth(row, 'favourable'),
    decided_by: decidedBy === 'near_zero' || decidedBy === 'forecast_error' ? decidedBy : 'within',
  };
}

function expectationOf(row: Row): Expectation {
  return {
    yhat: number(row, 'yhat'),
    yhat_lower: nullable(number, row, 'yhat_lower'),
    yhat_upper: nullable(number, row, 'yhat_upper'),
    band_80: row['lower_80'] === null ? null : [number(row, 'lower_80'), number(row, 'upper_80')],
    warning_lower: nullable(number, row, 'warning_lower'),
    warning_upper: nullable(number, row, 'warning_upper'),
    critical_lower: nullable(number, row, 'critical_lower'),
    critical_upper: nullable(number, row, 'critical_upper'),
    spread: number(row, 'spread'),
    scale: text(row, 'scale') === 'log' ? 'log' : 'linear',
    known_days: number(row, 'known_days'),
  };
}

function statusOf(value: string): Status {
  switch (value) {
    case 'normal':
    case 'warning':
    case 'critical':
    case 'learning':
    case 'no_data':
    case 'late_data':
    case 'closed':
      return value;
    default:
      throw new TypeError(`'${value}' is no status of a verdict`);
  }
}
