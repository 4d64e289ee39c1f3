import { isoDay, type Day } from '../../calendar/day.ts';
import { firstDay, lastDays } from '../../detect/data-faults/data-fault.ts';
import { isAlert } from '../../detect/verdict.ts';
import { csvLine } from './csv-line.ts';
import type { DayVerdict, TouchingFault } from '../summary.ts';
import { comparison } from '../words/days/comparison.ts';
import { dataFaultText, isLateNow } from '../words/days/data-fault-text.ts';
import { NOT_JUDGED, stateWords, statusWords } from '../words/state-words.ts';
import { restatedText } from '../words/days/restated-text.ts';
import { seriesTitle } from '../words/series-title.ts';

const HEADER = [
  'ds',
  'metric',
  'slice',
  'alert',
  'state',
  'y',
  'yhat',
  'warning_lower',
  'warning_upper',
  'critical_lower',
  'critical_upper',
  'deviation_pct',
  'score',
  'decided_by',
  'window_days',
  'window_score',
  'window_boundary',
  'sentence',
  'restated',
];

/** The last closed day, which can't be judged because a run is late or has failed, or data are late. */
export interface StaleDay {
  readonly day: Day;
  /** Why. */
  readonly sentence: string;
}

/** What `alerts.csv` has beside alerts. */
export interface BesideAlerts {
  /** Has a line of its own before all others, so that a file without alerts doesn't look like good news; null: none. */
  readonly stale: StaleDay | null;
  /** Have a line each on their first day, before its alerts; what is late now is in `stale`. */
  readonly dataFaults: readonly TouchingFault[];
}

/** `alerts.csv`: one line for each Warning or Critical of a series, newest first; `state` is Unusual (good) for a favourable one. */
export function alertsCsv(
  verdicts: readonly DayVerdict[],
  currency: string,
  { stale, dataFaults }: BesideAlerts,
): string {
  const faults = lastDays(dataFaults.filter((fault) => !isLateNow(fault))).map((fault) => ({
    day: firstDay(fault),
    line: faultLine(fault),
  }));
  const alerts = verdicts
    .filter(({ verdict }) => isAlert(verdict))
    .map((item) => ({ day: item.day, line: alertLine(item, currency) }));
  const lines = [...faults, ...alerts].sort((a, b) => b.day - a.day).map(({ line }) => line);
  return [csvLine(HEADER), ...(stale ? [staleLine(stale)] : []), ...lines].join('');
}

function staleLine({ day, sentence }: StaleDay): string {
  return sentenceLine(day, NOT_JUDGED.word, sentence);
}

function faultLine(fault: TouchingFault): string {
  const [first, last] = [firstDay(fault), fault.day];
  const until = first < last ? ` (to ${isoDay(last)})` : '';
  return sentenceLine(first, statusWords('data_fault').word, `${dataFaultText(fault)}${until}`);
}

/** A line that is about no single series. */
function sentenceLine(day: Day, word: string, sentence: string): string {
  const figures = HEADER.slice(5, -2).map(() => null);
  return csvLine([isoDay(day), null, null, word, word, ...figures, sentence, null]);
}

function alertLine(item: DayVerdict, currency: string): string {
  const { verdict, metric } = item;
  if (!isAlert(verdict)) return '';
  const e = verdict.expectation;
  return csvLine([
    isoDay(item.day),
    metric.id,
    item.slice,
    verdict.status === 'critical' ? 'Critical' : 'Warning',
    stateWords(item).word,
    verdict.value,
    e.yhat,
    e.warning_lower,
    e.warning_upper,
    e.critical_lower,
    e.critical_upper,
    verdict.deviation === null ? null : verdict.deviation * 100,
    verdict.score,
    verdict.decided_by,
    verdict.window?.window_days ?? null,
    verdict.window?.window_score ?? null,
    verdict.window?.window_boundary ?? null,
    `${seriesTitle(item)}: ${comparison(verdict, metric, currency)}`,
    restatedText(item),
  ]);
}
