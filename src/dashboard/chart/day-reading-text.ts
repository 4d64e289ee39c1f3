import type { ForecastPointJson } from '../../api/forecast/schema.ts';
import { distinctText } from '../../report/words/format.ts';
import type { ValueFormat } from '../../report/words/period-text.ts';
import type { ChartDay } from './chart-day.ts';
import { dayOfText } from '../ui/day-of-text.ts';

/** A day of a chart in words: `Mon 21 Sep, Summer sale: Critical, €38,420, 27% below expected (€52,600)`. */
export function dayReadingText(day: ChartDay, format: ValueFormat): string {
  const names = eventNames(day);
  const when = [dayOfText(day.ds, day.ds), ...(names === '' ? [] : [names])].join(', ');
  return `${when}: ${dayState(day)}, ${dayEvidence(day, format)}`;
}

/** The names of a day's holidays and events. */
export function eventNames({ events }: ChartDay): string {
  return events.map(({ name }) => name).join(', ');
}

/** The word for a day's state. */
export function dayState({ verdict, ahead, running }: ChartDay): string {
  return verdict?.state ?? (running ? 'So far' : ahead ? 'Forecast' : 'No data');
}

/** The numbers of a day. */
export function dayEvidence({ verdict, ahead, running }: ChartDay, format: ValueFormat): string {
  if (verdict) {
    const figures = verdict.value === null ? ['no figure'] : [verdict.value, verdict.evidence];
    return [...figures, verdict.restated].filter((text) => text !== null).join(', ');
  }
  const soFar = running ? `${running.value} to ${running.until}` : null;
  const expected = ahead && aheadText(ahead, format);
  return [soFar, expected].filter((text) => text !== null).join('; ') || 'no figure';
}

function aheadText({ yhat, yhat_lower, yhat_upper }: ForecastPointJson, format: ValueFormat): string {
  const money = distinctText([yhat, yhat_lower, yhat_upper], format.unit, format.currency);
  return `${money(yhat)} expected, 95% band ${money(yhat_lower)} to ${money(yhat_upper)}`;
}
