import type { JSX } from 'react';
import { sparklineOf } from '../../chart/sparkline-of.ts';
import { Svg } from '../../chart/svg.tsx';
import type { OperationalMetric } from '../../data/fetch/fetch-operations.ts';
import { KeyFigure } from '../../ui/key-figure.tsx';
import { markOf } from '../../ui/mark.tsx';
import { MetricLink } from '../../ui/metric-link.tsx';
import { State } from '../../ui/states/state.tsx';

interface ServiceMetricProps {
  readonly operational: OperationalMetric;
  readonly currency: string;
}

/** One operational metric, whole and by service. */
export function ServiceMetric({ operational, currency }: ServiceMetricProps): JSX.Element {
  const { metric, slices, hasMore } = operational;
  const { id, title, latest } = metric;
  return (
    <section className="section service-metric" aria-labelledby={`of-${id}`}>
      <div className="whole">
        <div>
          <h2 id={`of-${id}`}>
            <MetricLink id={id}>{title}</MetricLink>
          </h2>
          <State mark={markOf(latest)} word={latest.state} />
          <p className="big">{latest.value ?? '–'}</p>
          {latest.evidence === null ? null : <p className="small">{latest.evidence}</p>}
        </div>
        <Svg className="spark" markup={sparklineOf(metric)} />
      </div>
      {slices.length > 0 ? (
        <ul className="kpis of-6">
          {slices.map((slice) => (
            <KeyFigure
              key={slice.slice}
              metric={{ ...metric, ...slice, title: valueOf(slice.slice) }}
              slice={slice.slice}
              currency={currency}
            />
          ))}
        </ul>
      ) : null}
      {hasMore ? (
        <p className="after-list">
          <MetricLink id={id}>All of {title.toLowerCase()}</MetricLink>
        </p>
      ) : null}
    </section>
  );
}

/** The value of `dim=value`. */
function valueOf(slice: string): string {
  return slice.slice(slice.indexOf('=') + 1) || 'not given';
}
