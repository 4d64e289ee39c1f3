import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { ForecastData } from '../../data/fetch/fetch-forecast.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { MetricLink } from '../../ui/metric-link.tsx';
import { State } from '../../ui/states/state.tsx';
import { landingText } from './landing-text.ts';

interface ForecastTitleProps {
  readonly data: ForecastData;
  readonly metric: MetricJson;
}

/** Where the month lands in a sentence, and what it rests on. */
export function ForecastTitle({ data, metric }: ForecastTitleProps): JSX.Element {
  const { summary, landings, ahead } = data;
  const [month] = landings;
  const answer = metric.id === summary.revenue?.metric ? summary.answers[2] : undefined;
  const format = { unit: metric.unit, currency: summary.currency };
  const text = month ? landingText(month, format, summary.last_closed) : noLandingText(ahead.length);
  const last = ahead.at(-1);
  return (
    <section aria-labelledby="title">
      <title>{`${metric.title}: ${text} · Evenkeel`}</title>
      <p className="crumb">
        Forecast / <MetricLink id={metric.id}>{metric.title}</MetricLink>
      </p>
      <h1 className="verdict" id="title">
        {answer ? <State mark={answer.mark} word={answer.state} /> : metric.title}: {answer ? lowered(text) : text}.
      </h1>
      <p className="fresh">
        {month ? <span>80% range of the total</span> : null}
        {summary.complete_through === null ? null : (
          <span>Data complete to {dayOfText(summary.complete_through, summary.local_time.slice(0, 10))}</span>
        )}
        {last ? (
          <span>
            Forecast to {dayOfText(last.ds, summary.local_time.slice(0, 10))}, {ahead.length} days
          </span>
        ) : null}
        {summary.staleness ? <span>{summary.staleness.title}</span> : null}
      </p>
    </section>
  );
}

function noLandingText(daysAhead: number): string {
  if (daysAhead === 0) return 'there is no forecast yet, the history is too short';
  return `the next ${daysAhead} days, which add up to no total`;
}

/** After a state the name of a month keeps its capital. */
function lowered(text: string): string {
  return /^[A-Z]/.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
