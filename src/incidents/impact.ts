import type { NodeMetric } from './tree/node-metric.ts';
import { rank, type TrackedMember } from './tracked.ts';

/** The members in the order in which they are listed: most money first, then the worst, the whole before its slices. */
export function listedMembers(
  members: readonly TrackedMember[],
  metrics: ReadonlyMap<string, NodeMetric>,
): TrackedMember[] {
  const money = ({ metric, gap }: TrackedMember): number =>
    metrics.get(metric)?.isMoney === true ? Math.abs(gap) : -1;
  const isRoot = ({ metric, slice }: TrackedMember): boolean => slice === '' && metrics.get(metric)?.root === metric;
  return members.toSorted(
    (a, b) =>
      money(b) - money(a) ||
      rank(b.severity) - rank(a.severity) ||
      b.score - a.score ||
      Number(isRoot(b)) - Number(isRoot(a)) ||
      compared(a.metric, b.metric) ||
      compared(a.slice, b.slice),
  );
}

/**
 * What an incident has cost so far: the gap of the whole, or of a slice that has lost more than the whole; where the whole is no member, of
 * the slices of one dimension together.
 */
export function impactOf(
  members: readonly TrackedMember[],
  metrics: ReadonlyMap<string, NodeMetric>,
): Pick<TrackedMember, 'gap' | 'gapDays'> & { readonly addsUp: boolean } {
  const [named] = listedMembers(members, metrics);
  if (!named) return { gap: 0, gapDays: 0, addsUp: false };
  const addsUp = metrics.get(named.metric)?.addsUp === true;
  const same = members.filter(({ metric }) => metric === named.metric);
  if (!addsUp || same.some(({ slice }) => slice === '')) return { ...named, addsUp };
  const slices = same.filter(({ slice }) => dimensionOf(slice) === dimensionOf(named.slice));
  const gap = slices.reduce((sum, member) => sum + member.gap, 0);
  return { gap, gapDays: Math.max(...slices.map(({ gapDays }) => gapDays)), addsUp };
}

function dimensionOf(slice: string): string {
  return slice.slice(0, Math.max(0, slice.indexOf('=')));
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
