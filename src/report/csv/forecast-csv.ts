import { isoDay } from '../../calendar/day.ts';
import type { Verdict } from '../../detect/verdict.ts';
import { isJudged } from '../../detect/verdict.ts';
import type { ForecastPoint } from '../../forecast/forecast.ts';
import { csvLine } from './csv-line.ts';
import { restatedText } from '../words/days/restated-text.ts';
import type { DayVerdict } from '../summary.ts';
import { stateWords } from '../words/state-words.ts';

const HEADER = [
  'ds',
  'y',
  'yhat',
  'yhat_lower',
  'yhat_upper',
  'warning_lower',
  'warning_upper',
  'critical_lower',
  'critical_upper',
  'deviation_pct',
  'alert',
  'restated',
];

/**
 * `<metric>_forecast_with_alerts.csv`: the judged days, then the forecast days without `y` and `alert`.
 *
 * `alert` is Normal, Warning or Critical, or the reason why a day is not judged; `restated` is what it was before, if that has changed.
 */
export function forecastCsv(
  days: readonly Pick<DayVerdict, 'day' | 'verdict' | 'restated'>[],
  ahead: readonly ForecastPoint[],
): string {
  const judged = days.map((item) => {
    const { day, verdict } = item;
    const e = verdict.expectation;
    const deviation = isJudged(verdict) && verdict.deviation !== null ? verdict.deviation * 100 : null;
    return csvLine([
      isoDay(day),
      verdict.value,
      e?.yhat ?? null,
      e?.yhat_lower ?? null,
      e?.yhat_upper ?? null,
      e?.warning_lower ?? null,
      e?.warning_upper ?? null,
      e?.critical_lower ?? null,
      e?.critical_upper ?? null,
      deviation,
      alertWord(verdict),
      restatedText(item),
    ]);
  });
  const coming = ahead.map(({ day, yhat, yhat_lower, yhat_upper }) =>
    csvLine([isoDay(day), null, yhat, yhat_lower, yhat_upper, null, null, null, null, null, null, null]),
  );
  return [csvLine(HEADER), ...judged, ...coming].join('');
}

/** A favourable Warning is a Warning in this file; only alerts.csv has its own state for it. */
function alertWord(verdict: Verdict): string {
  return isJudged(verdict)
    ? `${verdict.status.charAt(0).toUpperCase()}${verdict.status.slice(1)}`
    : stateWords({ verdict }).word;
}
