import { distinctText, shareText } from '../format.ts';
import type { Explained } from '../../explained.ts';
import { waterfall, type WaterfallStep } from './waterfall.ts';

/** A column of a table: its head, its cells, and whether these are numbers. */
export interface WaterfallColumn {
  readonly head: readonly string[];
  readonly cells: readonly string[];
  readonly isNumber: boolean;
}

/** The steps from the expected to the actual value as a table; no columns without a split. */
export function waterfallTable(report: Explained, currency: string): WaterfallColumn[] {
  const steps = waterfall(report);
  if (steps.length === 0) return [];
  const { unit } = report.metric;
  const written = (of: (step: WaterfallStep) => number | null): string[] => {
    const values = steps.flatMap((step) => of(step) ?? []);
    const text = distinctText(values, unit, currency);
    return steps.map((step) => {
      const value = of(step);
      return value === null ? '' : text(value);
    });
  };
  const numbers = (head: string, cells: readonly string[]): WaterfallColumn => ({
    head: [head],
    cells,
    isNumber: true,
  });
  return [
    { head: ['part'], cells: steps.map(({ name }) => name), isNumber: false },
    numbers(
      'expected',
      written(({ expected }) => expected),
    ),
    numbers(
      'actual',
      written(({ actual }) => actual),
    ),
    numbers(
      'adds',
      written(({ amount }) => amount),
    ),
    numbers(
      'share',
      steps.map(({ share }) => (share === null ? '' : shareText(share))),
    ),
    numbers(
      'total',
      written(({ total }) => total),
    ),
  ];
}
