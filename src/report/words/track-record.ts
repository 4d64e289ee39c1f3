/** A day as the API gives it. */
interface RecordedDay {
  readonly ds: string;
  readonly status: string;
  readonly y: number | null;
  readonly yhat: number | null;
  readonly yhat_lower: number | null;
  readonly yhat_upper: number | null;
}

/** What the forecasts of the judged days were worth. */
export interface TrackRecord {
  readonly judgedDays: number;
  /** The share of judged days whose value lay in the 95 % band; null where none had one. */
  readonly bandHeld: number | null;
  /** The sum of absolute misses one day ahead over the sum of values (WAPE), and that of the same weekday a week before, on the same days. */
  readonly error: number | null;
  readonly lastWeekError: number | null;
}

const JUDGED: readonly string[] = ['normal', 'warning', 'critical'];
const WEEK = 7;

/** @param days one a calendar day, ascending */
export function trackRecord(days: readonly RecordedDay[]): TrackRecord {
  const judged = days.filter(({ status }) => JUDGED.includes(status));
  const inBand = judged.flatMap(({ y, yhat_lower: lower, yhat_upper: upper }) =>
    y === null || lower === null || upper === null ? [] : [lower <= y && y <= upper],
  );
  const triples = days.flatMap((day, index) => {
    const before = days[index - WEEK]?.y ?? null;
    const isComparable = JUDGED.includes(day.status) && day.y !== null && day.yhat !== null && before !== null;
    return isComparable ? [{ y: day.y, yhat: day.yhat, before }] : [];
  });
  const total = sum(triples.map(({ y }) => Math.abs(y)));
  return {
    judgedDays: inBand.length,
    bandHeld: inBand.length === 0 ? null : inBand.filter(Boolean).length / inBand.length,
    error: total === 0 ? null : sum(triples.map(({ y, yhat }) => Math.abs(y - yhat))) / total,
    lastWeekError: total === 0 ? null : sum(triples.map(({ y, before }) => Math.abs(y - before))) / total,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
