import type { MetricJson } from '../../../api/metrics/schema.ts';
import { markOf, type MarkName } from '../../ui/mark.tsx';

const FIRST: readonly MarkName[] = ['critical', 'warning', 'good'];

/** Critical ones first, then Warning, then unusually good; the others in the order of the config. */
export function byNeed(metrics: readonly MetricJson[]): MetricJson[] {
  const place = ({ latest }: MetricJson): number => {
    const found = FIRST.indexOf(markOf(latest));
    return found === -1 ? FIRST.length : found;
  };
  return metrics.toSorted((a, b) => place(a) - place(b));
}

/** `12 metrics: 1 Critical, 2 Warning, 9 Normal.` */
export function needText(metrics: readonly MetricJson[]): string {
  const counts = new Map<string, number>();
  for (const { latest } of byNeed(metrics)) counts.set(latest.state, (counts.get(latest.state) ?? 0) + 1);
  const parts = Array.from(counts, ([state, count]) => `${count} ${state}`);
  return `${metrics.length} ${metrics.length === 1 ? 'metric' : 'metrics'}: ${parts.join(', ')}.`;
}
