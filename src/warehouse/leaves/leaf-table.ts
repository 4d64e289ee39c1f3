import type { Day } from '../../calendar/day.ts';

/** The leaves to read. */
export interface LeavesWanted {
  /** At least one. */
  readonly explained: readonly Day[];
  /** Earlier days, from which the shares of the leaves are estimated. */
  readonly past: readonly Day[];
  /** Only the leaves of a slice; null: of the whole. */
  readonly slice: { readonly dimension: string; readonly value: string } | null;
  /** Dimensions that the config declares, beside those of the table of facts. */
  readonly dimensions: readonly string[];
  /** Dimensions that the leaves are not divided by. */
  readonly without: readonly string[];
}

export interface LeafTable {
  readonly dimensions: readonly string[];
  /** By the values of the dimensions, then by weekday. */
  readonly rows: readonly LeafRow[];
}

/** A leaf on one weekday: its sums over the explained days and over the earlier ones. */
export interface LeafRow {
  /** One a dimension; empty where it is not given. */
  readonly values: readonly string[];
  /** 0 for Monday to 6 for Sunday. */
  readonly weekday: number;
  /** Exact decimals. */
  readonly actual: string;
  /** Of a ratio its denominator; else 0. */
  readonly actualVolume: number;
  readonly past: number;
  readonly pastVolume: number;
  /** The sums over the earlier days of value², of value·denominator and of denominator². */
  readonly pastSquares: number;
  readonly pastProducts: number;
  readonly volumeSquares: number;
}
