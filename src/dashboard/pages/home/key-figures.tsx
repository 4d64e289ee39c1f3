import type { JSX } from 'react';
import type { MetricJson } from '../../../api/metrics/schema.ts';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { dayOfText } from '../../ui/day-of-text.ts';
import { KeyFigure } from '../../ui/key-figure.tsx';

interface KeyFiguresProps {
  readonly metrics: readonly MetricJson[];
  readonly summary: SummaryJson;
}

/** Every whole metric: state, the last four weeks, value and comparison. */
export function KeyFigures({ metrics, summary }: KeyFiguresProps): JSX.Element {
  const day = dayOfText(summary.last_closed, summary.local_time.slice(0, 10));
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="vh">
        Key figures on {day}, each in its own normal range
      </h2>
      <ul className={`kpis of-${metrics.length}`}>
        {metrics.map((metric) => (
          <KeyFigure key={metric.id} metric={metric} currency={summary.currency} />
        ))}
      </ul>
    </section>
  );
}
