import type { MetricJson } from '../../api/metrics/schema.ts';
import { sparkline } from '../../report/charts/tiles/sparkline.ts';
import { markOf } from '../ui/mark.tsx';

const OPTIONS = { theme: 'page', width: 180, height: 32 } as const;

/** A metric's last four weeks in its normal range. */
export function sparklineOf({ title, recent, latest }: Pick<MetricJson, 'title' | 'recent' | 'latest'>): string {
  const days = recent.map(({ y, warning_lower: lower, warning_upper: upper }) => ({ y, lower, upper }));
  return sparkline(
    { label: `${title}, last ${days.length} days with its normal range`, days, state: markOf(latest) },
    OPTIONS,
  );
}
