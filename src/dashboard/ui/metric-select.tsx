import { useId, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { MetricJson } from '../../api/metrics/schema.ts';

interface MetricSelectProps {
  readonly metrics: readonly MetricJson[];
  readonly chosen: string;
  /** The path of the page, which takes the metric as `?metric=`. */
  readonly path: string;
}

/** The metric that a page is about, kept in the address. */
export function MetricSelect({ metrics, chosen, path }: MetricSelectProps): JSX.Element {
  const id = useId();
  const [, navigate] = useLocation();
  return (
    <p className="one-field">
      <label htmlFor={id}>Metric</label>
      <select
        id={id}
        value={chosen}
        onChange={({ target }) => navigate(`${path}?${new URLSearchParams({ metric: target.value }).toString()}`)}
      >
        {metrics.map((metric) => (
          <option key={metric.id} value={metric.id}>
            {metric.title}
          </option>
        ))}
      </select>
    </p>
  );
}
