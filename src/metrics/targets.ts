import { monthsOf, periodId, type Period } from '../calendar/period.ts';

/**
 * Totals that a metric is to reach, in its unit: of every `month` or `quarter`, or of one by its name (`2026-09`, `2026-Q3`), which goes
 * before.
 */
export type Targets = Readonly<Record<string, number>>;

/**
 * The target of a month or quarter; null where none is set. A quarter without one of its own has that of its months together.
 *
 * @example targetOf({ month: 100, '2026-09': 150 }, periodOf('month', dayFromIso('2026-09-21'))) // 150
 * @example targetOf({ month: 100, '2026-09': 150 }, periodOf('quarter', dayFromIso('2026-09-21'))) // 350
 * @example targetOf({ '2026-09': 150 }, periodOf('quarter', dayFromIso('2026-09-21'))) // null
 */
export function targetOf(targets: Targets, period: Period): number | null {
  const own = targets[periodId(period)] ?? targets[period.kind];
  if (own !== undefined || period.kind === 'month') return own ?? null;
  const months = monthsOf(period).map((month) => targetOf(targets, month));
  return months.reduce<number | null>((sum, month) => (sum === null || month === null ? null : sum + month), 0);
}
