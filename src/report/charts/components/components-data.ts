import type { Unit } from '../../../metrics/metric.ts';

/** The components of a forecast; null for those that the model does not have. */
export interface ComponentsData {
  readonly title: string;
  readonly unit: Unit;
  /** ISO code of the business's currency. */
  readonly currency: string;
  /** Whether effects are shares of the trend, shown as percentages, or values in the unit of the metric. */
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
  /** Monday to Sunday; null for a weekday without data. */
  readonly effects: readonly (number | null)[];
}

export interface YearlyPanel {
  readonly note?: string | undefined;
  /** Evenly spaced through the year from 1 January, at least two. */
  readonly effects: readonly number[];
  /** The day to mark. */
  readonly today?: string | undefined;
}

export interface HolidaysPanel {
  readonly note?: string | undefined;
  readonly effects: readonly { readonly name: string; readonly effect: number }[];
}
