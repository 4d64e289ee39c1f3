import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { ForecastData } from '../../data/fetch/fetch-forecast.ts';
import { MetricSelect } from '../../ui/metric-select.tsx';
import { TrackRecord } from '../../ui/track-record.tsx';
import { ForecastChart } from './forecast-chart.tsx';
import { ForecastTitle } from './forecast-title.tsx';
import { LandingTiles } from './landing-tiles.tsx';
import { Scenario } from './scenario.tsx';

interface ForecastProps {
  readonly data: ForecastData;
  readonly metric: MetricJson;
}

/** The page with data: where the month and the quarter land, the days ahead, scenarios, and how good forecasts have been. */
export function Forecast({ data, metric }: ForecastProps): JSX.Element {
  const { summary, metrics, landings, explanation, events, trackRecord } = data;
  const format = { unit: metric.unit, currency: summary.currency };
  return (
    <>
      <ForecastTitle data={data} metric={metric} />
      <MetricSelect metrics={metrics} chosen={metric.id} path="/forecast" />
      {landings.length > 0 ? <LandingTiles landings={landings} format={format} today={summary.last_closed} /> : null}
      <ForecastChart data={data} metric={metric} />
      {landings.length > 0 ? (
        <Scenario metric={metric} format={format} events={events} today={summary.last_closed} />
      ) : null}
      <div className="halves section">
        <section aria-labelledby="models">
          <h2 id="models">Why this forecast</h2>
          <p className="small">
            {explanation.length === 0
              ? 'There is no forecast to explain yet.'
              : 'It combines several models; the lower a model’s past error, the higher its weight.'}
          </p>
          <ul className="lines">
            {explanation.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
        <TrackRecord trackRecord={trackRecord} />
      </div>
    </>
  );
}
