import { decimalText } from '../words/format.ts';
import type { Score } from '../../forecast/evaluation/scores.ts';
import { issuedTotalText, type IssuedTotal } from '../words/issued-total-text.ts';
import type { ValueFormat } from '../words/period-text.ts';

/** How good the forecasts have been: errors by horizon, and how often the bands contained the value. */
export function trustLines(
  scores: readonly Score[],
  issuedTotal: IssuedTotal | null,
  { unit, currency }: ValueFormat,
): string[] {
  const [nearest] = scores.filter(({ count }) => count > 0);
  const errors = scores.flatMap(({ from, to, wape, naive_wape }) => {
    if (wape === null) return [];
    const days = to === 1 ? 'one day ahead' : `${from} to ${to} days ahead`;
    return `Mean error ${days} ${percent(wape)}${naive_wape === null ? '' : `, against ${percent(naive_wape)} for last week’s value`}`;
  });
  const coverage = nearest
    ? [
        `Of the last ${nearest.count} days the 80% band contained ${percent(nearest.coverage_80)} and the 95% band ${percent(nearest.coverage_95)}`,
      ]
    : [];
  return [...errors, ...coverage, ...(issuedTotal ? [issuedTotalText(issuedTotal, unit, currency)] : [])];
}

/** Always with one decimal, for a measured share. */
function percent(share: number): string {
  return `${decimalText(share * 100, 1)}%`;
}
