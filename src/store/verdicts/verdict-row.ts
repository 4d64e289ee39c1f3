import type { Day } from '../../calendar/day.ts';
import type { Expectation } from '../../detect/expectation.ts';
import {
  DECISIONS,
  isJudged,
  isJudgedStatus,
  STATUSES,
  type DecidedBy,
  type DecidingWindow,
  type Status,
  type Verdict,
} from '../../detect/verdict.ts';
import { RESIDUAL_SCALES } from '../../forecast/residual.ts';
import {
  columnNames,
  dayColumn,
  intervalsColumn,
  nullableColumn,
  numberColumn,
  readRow,
  textColumn,
  truthColumn,
  wordColumn,
  writeRow,
  type Columns,
} from '../column.ts';
import type { Param, Row } from '../connect/database.ts';
import { windowsColumn } from './windows-column.ts';

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

/** The columns of every verdict. */
interface Outcome {
  readonly metric: string;
  readonly slice: string;
  readonly day: Day;
  readonly status: Status;
  readonly value: number | null;
  readonly rule_hash: string;
  readonly model_version: string;
  readonly value_version: number | null;
  readonly reconstructed: boolean;
}

/** The columns of a day that was judged; null and false for others. */
interface Judgment {
  readonly score: number | null;
  readonly deviation: number | null;
  readonly favourable: boolean;
  readonly decided_by: DecidedBy | null;
  readonly window_days: number | null;
  readonly window_score: number | null;
  readonly window_boundary: number | null;
}

const OUTCOME: Columns<Outcome> = {
  metric: textColumn,
  slice: textColumn,
  day: dayColumn,
  status: wordColumn(STATUSES),
  value: nullableColumn(numberColumn),
  rule_hash: textColumn,
  model_version: textColumn,
  value_version: nullableColumn(numberColumn),
  reconstructed: truthColumn,
};
/** All null where nothing was expected. */
const EXPECTATION: Columns<Expectation> = {
  yhat: numberColumn,
  yhat_before: nullableColumn(numberColumn),
  yhat_lower: nullableColumn(numberColumn),
  yhat_upper: nullableColumn(numberColumn),
  intervals: intervalsColumn,
  warning_lower: nullableColumn(numberColumn),
  warning_upper: nullableColumn(numberColumn),
  critical_lower: nullableColumn(numberColumn),
  critical_upper: nullableColumn(numberColumn),
  spread: numberColumn,
  scale: wordColumn(RESIDUAL_SCALES),
  known_days: numberColumn,
  special_day: nullableColumn(textColumn),
  implausible_above: nullableColumn(numberColumn),
  windows: windowsColumn,
};
const JUDGMENT: Columns<Judgment> = {
  score: nullableColumn(numberColumn),
  deviation: nullableColumn(numberColumn),
  favourable: truthColumn,
  decided_by: nullableColumn(wordColumn(DECISIONS)),
  window_days: nullableColumn(numberColumn),
  window_score: nullableColumn(numberColumn),
  window_boundary: nullableColumn(numberColumn),
};
const NO_WINDOW = { window_days: null, window_score: null, window_boundary: null };
const NOT_JUDGED: Judgment = { score: null, deviation: null, favourable: false, decided_by: null, ...NO_WINDOW };

/** The columns of the table `verdicts`, but for `run_id`. */
export const VERDICT_COLUMNS = [...columnNames(OUTCOME), ...columnNames(EXPECTATION), ...columnNames(JUDGMENT)];

/** The values of `VERDICT_COLUMNS`. */
export function writeVerdict({ verdict, ...stored }: StoredVerdict): Param[] {
  const outcome: Outcome = {
    metric: stored.metric,
    slice: stored.slice,
    day: stored.day,
    status: verdict.status,
    value: verdict.value,
    rule_hash: stored.ruleHash,
    model_version: stored.modelVersion,
    value_version: stored.valueVersion,
    reconstructed: stored.reconstructed,
  };
  const { expectation } = verdict;
  return [
    ...writeRow(OUTCOME, outcome),
    ...(expectation ? writeRow(EXPECTATION, expectation) : columnNames(EXPECTATION).map(() => null)),
    ...writeRow(JUDGMENT, isJudged(verdict) ? { ...verdict, ...(verdict.window ?? NO_WINDOW) } : NOT_JUDGED),
  ];
}

/** @throws TypeError for a value that no column can hold, such as an unknown status; it names the column and the value. */
export function readVerdict(row: Row): StoredVerdict {
  const outcome = readRow(OUTCOME, row);
  return {
    metric: outcome.metric,
    slice: outcome.slice,
    day: outcome.day,
    verdict: verdictOf(outcome, row),
    ruleHash: outcome.rule_hash,
    modelVersion: outcome.model_version,
    valueVersion: outcome.value_version,
    reconstructed: outcome.reconstructed,
  };
}

function verdictOf({ metric, status, value }: Outcome, row: Row): Verdict {
  const expectation = row['yhat'] === null ? null : readRow(EXPECTATION, row);
  const { score, decided_by, deviation, favourable, ...window } = readRow(JUDGMENT, row);
  if (!isJudgedStatus(status)) return { status, value, expectation };
  if (value === null || expectation === null || score === null || decided_by === null)
    throw new TypeError(`a judged verdict of ${metric} lacks its value, expectation, score or decided_by`);
  return { status, value, expectation, score, deviation, favourable, decided_by, window: windowOf(window) };
}

function windowOf({
  window_days,
  window_score,
  window_boundary,
}: Pick<Judgment, keyof typeof NO_WINDOW>): DecidingWindow | null {
  const isWhole = window_days !== null && window_score !== null && window_boundary !== null;
  return isWhole ? { window_days, window_score, window_boundary } : null;
}
