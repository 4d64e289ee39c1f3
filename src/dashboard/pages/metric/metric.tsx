import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { MetricData } from '../../data/fetch/fetch-metric.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { Why } from '../../ui/why/why.tsx';
import { Breakdown } from './breakdown.tsx';
import { MetricChart } from './metric-chart.tsx';
import { MetricTitle } from './metric-title.tsx';
import { Parts } from './parts.tsx';
import { TrackRecord } from '../../ui/track-record.tsx';

interface MetricProps {
  readonly data: MetricData;
  readonly metric: MetricJson;
}

/** The page with data: the verdict, its days, where it comes from, and how good the forecasts have been. */
export function Metric({ data, metric }: MetricProps): JSX.Element {
  const { summary, slice, series, components, trackRecord } = data;
  const explained = series.findLast(({ yhat, y }) => yhat !== null && y !== null)?.ds;
  return (
    <>
      <MetricTitle data={data} metric={metric} />
      <MetricChart data={data} metric={metric} />
      {explained ? (
        <Why
          id={metric.id}
          slice={slice}
          unit={metric.unit}
          direction={metric.direction}
          currency={summary.currency}
          from={explained}
          to={explained}
          when={explained === series.at(-1)?.ds ? undefined : dayOfText(explained, summary.local_time.slice(0, 10))}
        />
      ) : null}
      {slice === '' && metric.dimensions.length > 0 ? (
        <Breakdown metric={metric} currency={summary.currency} runDay={summary.local_time.slice(0, 10)} />
      ) : null}
      <div className="split section">
        {components ? <Parts components={components} /> : null}
        <TrackRecord trackRecord={trackRecord} />
      </div>
    </>
  );
}
