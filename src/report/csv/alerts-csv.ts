import { isoDay, type Day } from '../../calendar/day.ts';
import { isAlert } from '../../detect/verdict.ts';
import { csvLine } from './csv-line.ts';
import type { DayVerdict } from '../summary.ts';
import { comparison } from '../words/comparison.ts';
import { NOT_JUDGED, stateWords } from '../words/state-words.ts';
import { restatedText } from '../words/restated-text.ts';
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

/**
 * `alerts.csv`: one line for each Warning or Critical of a series, newest first; `state` is Unusual (good) for a favourable one.
 * @param stale has a line of its own before them, so that a file without alerts doesn't look like good news; null: none
 */
export function alertsCsv(verdicts: readonly DayVerdict[], currency: string, stale: StaleDay | null): string {
  const lines = verdicts
    .filter(({ verdict }) => isAlert(verdict))
    .sort((a, b) => b.day - a.day)
    .map((item) => alertLine(item, currency));
  return [csvLine(HEADER), ...(stale ? [staleLine(stale)] : []), ...lines].join('');
}

function staleLine({ day, sentence }: StaleDay): string {
  const figures = HEADER.slice(5, -2).map(() => null);
  const { word } = NOT_JUDGED;
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
