import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { MetricsPageData } from '../../data/fetch/fetch-metrics-page.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { KeyFigure } from '../../ui/key-figure.tsx';
import { byNeed, needText } from './need.ts';

const AREAS = [
  { area: 'business', title: 'Business' },
  { area: 'operations', title: 'Operations' },
] as const;

/** All metrics by area, those that need attention first. */
export function Metrics({ data: { metrics, summary } }: { readonly data: MetricsPageData }): JSX.Element {
  const { last_closed, local_time, currency } = summary;
  return (
    <>
      <section aria-labelledby="title">
        <title>Metrics · Evenkeel</title>
        <h1 className="verdict" id="title">
          {metrics.length === 0 ? 'No metric is in your data.' : needText(metrics)}
        </h1>
        <p className="fresh">
          <span>{dayOfText(last_closed, local_time.slice(0, 10))}, against what was expected</span>
          <span>Sparklines: the last 28 days in their normal range</span>
        </p>
      </section>
      {AREAS.map(({ area, title }) => (
        <Area key={area} title={title} metrics={metrics.filter((metric) => metric.area === area)} currency={currency} />
      ))}
    </>
  );
}

interface AreaProps {
  readonly title: string;
  readonly metrics: readonly MetricJson[];
  readonly currency: string;
}

function Area({ title, metrics, currency }: AreaProps): JSX.Element | null {
  if (metrics.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="kpis of-4 cards">
        {byNeed(metrics).map((metric) => (
          <KeyFigure key={metric.id} metric={metric} currency={currency} />
        ))}
      </ul>
    </section>
  );
}
