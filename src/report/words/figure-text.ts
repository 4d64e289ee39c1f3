import { thresholds } from '../../detect/rule.ts';
import type { Status } from '../../detect/verdict.ts';
import type { Unit } from '../../metrics/metric.ts';
import { shareText, valueText } from './format.ts';

/** A judged day in the API's fields. */
interface Figure {
  readonly status: Status;
  readonly state: string;
  readonly y: number | null;
  readonly yhat: number | null;
  readonly warning_lower: number | null;
  readonly warning_upper: number | null;
  readonly deviation_pct: number | null;
  readonly known_days: number | null;
}

/** From twice the expected value on, the boundary is clearer than a percentage. */
const LARGEST_PCT_SHOWN = 100;

/** How a figure compares, in a few words: `29% below 1,024`, `at most 0.6%`, `Learning, 9 of 14 days`. */
export function figureText(figure: Figure, unit: Unit, currency: string): string {
  const { status, state, y, yhat, known_days } = figure;
  if (status === 'learning') return `${state}, ${known_days ?? 0} of ${thresholds.daysToJudge} days`;
  if (status === 'late_data') return 'Not judged yet';
  if (y === null || yhat === null || status === 'no_data' || status === 'closed') return state;
  return boundaryText(figure, unit, currency) ?? deviationText(y, yhat, figure.deviation_pct, unit, currency);
}

/** The boundary, for rates with only one and for values of many times the expected; null for all others. */
function boundaryText(figure: Figure, unit: Unit, currency: string): string | null {
  const { warning_lower: lower, warning_upper: upper, deviation_pct, y } = figure;
  const isOneSided = unit === 'share' && (lower === null) !== (upper === null);
  if (!isOneSided && deviation_pct !== null && deviation_pct < LARGEST_PCT_SHOWN) return null;
  const isAbove = upper !== null && (lower === null || (y ?? 0) > lower);
  if (isAbove) return `at most ${valueText(upper, unit, currency)}`;
  return lower === null ? null : `at least ${valueText(lower, unit, currency)}`;
}

function deviationText(y: number, yhat: number, deviationPct: number | null, unit: Unit, currency: string): string {
  const expected = valueText(yhat, unit, currency);
  if (valueText(y, unit, currency) === expected) return 'as expected';
  if (deviationPct === null) return `${expected} expected`;
  return `${shareText(Math.abs(deviationPct) / 100)} ${deviationPct < 0 ? 'below' : 'above'} ${expected}`;
}
