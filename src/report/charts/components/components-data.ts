import type { Unit } from '../../../metrics/metric.ts';

/** What an expectation is made of: a panel each, null where a model has no such part. */
export interface ComponentsData {
  readonly title: string;
  readonly unit: Unit;
  /** ISO code of the business's currency. */
  readonly currency: string;
  /** Whether effects are shares of the trend, shown as percentages, or in the unit of the metric. */
  readonly effects: 'share' | 'value';
  readonly trend: TrendPanel | null;
  readonly weekly: WeeklyPanel | null;
  readonly yearly: YearlyPanel | null;
  readonly holidays: HolidaysPanel | null;
}

export interface TrendPanel {
  /** `+7% a year, steeper since Nov 2025` */
  readonly note?: string | undefined;
  readonly points: readonly { readonly ds: string; readonly value: number }[];
}

export interface WeeklyPanel {
  readonly note?: string | undefined;
  /** Monday to Sunday; null where a weekday has none. */
  readonly effects: readonly (number | null)[];
}

export interface YearlyPanel {
  readonly note?: string | undefined;
  /** Evenly through the year, from 1 January; at least two. */
  readonly effects: readonly number[];
  /** The day at which a reader stands. */
  readonly today?: string | undefined;
}

export interface HolidaysPanel {
  readonly note?: string | undefined;
  readonly effects: readonly { readonly name: string; readonly effect: number }[];
}
