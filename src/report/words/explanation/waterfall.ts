import { amountOf, type Part } from '../../../explain/explanation.ts';
import type { Explained } from '../../explained.ts';
import { partName } from './explanation-sentences.ts';

/** A line of a waterfall from the expected to the actual value. */
export interface WaterfallStep {
  readonly name: string;
  /** Of the slice itself; null for the ends. */
  readonly expected: number | null;
  readonly actual: number | null;
  /** What it adds; null for the ends. */
  readonly amount: number | null;
  /** Of the gap; null for the ends, and without a gap. */
  readonly share: number | null;
  /** Where the waterfall is after it. */
  readonly total: number;
}

/** The steps from the expected to the actual value: its causes, and everything else. */
export function waterfall({ split, expected, actual }: Explained): WaterfallStep[] {
  if (!split) return [];
  const { causes, rest, digits } = split;
  let units = Math.round(expected * 10 ** digits);
  const end = { expected: null, actual: null, amount: null, share: null };
  const steps = [...causes, rest].map((part: Part): WaterfallStep => {
    units += part.units;
    return {
      name: causes.length === 0 ? 'everything' : partName(part),
      expected: part.expected,
      actual: part.actual,
      amount: amountOf(part.units, digits),
      share: part.share,
      total: amountOf(units, digits),
    };
  });
  return [{ name: 'expected', ...end, total: expected }, ...steps, { name: 'actual', ...end, total: actual }];
}
