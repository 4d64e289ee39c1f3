import type { Metric } from '../../metrics/metric.ts';

/** Whether a slice is one that the metric declares: the whole, or one of its dimensions. The store may have slices of an earlier config. */
export function isFollowed({ dimensions }: Metric, slice: string): boolean {
  return slice === '' || dimensions.some((dimension) => slice.startsWith(`${dimension}=`));
}
