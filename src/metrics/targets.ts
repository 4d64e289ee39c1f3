import { monthsOf, periodId, type Period } from '../calendar/period.ts';

/**
 * Target totals of a metric, in its unit: for every `month` or `quarter`, or for one period by name (`2026-09`, `2026-Q3`), which takes
 * precedence.
 */
export type Targets = Readonly<Record<string, number>>;

/**
 * Returns the target of a month or quarter; null if none is set. The target of a quarter defaults to the sum of those of its months.
 *
 * @example targetOf({ month: 100, '2026-09': 150 }, periodOf('month', dayFromIso('2026-09-21'))) // 150
 * @example targetOf({ month: 100, '2026-09': 150 }, periodOf('quarter', dayFromIso('2026-09-21'))) // 350
 * @example targetOf({ '2026-09': 150 }, periodOf('quarter', dayFromIso('2026-09-21'))) // null
 */
export function targetOf(targets: Targets, period: Period): number | null {
  const target = targets[periodId(period)] ?? targets[period.kind];
  if (target !== undefined || period.kind === 'month') return target ?? null;
  const months = monthsOf(period).map((month) => targetOf(targets, month));
  return months.reduce<number | null>((sum, month) => (sum === null || month === null ? null : sum + month), 0);
}
