import { thresholds } from '../../detect/rule.ts';
import type { Judged, Status } from '../../detect/verdict.ts';
import type { Interval } from '../../forecast/intervals/levels.ts';
import type { Unit } from '../../metrics/metric.ts';
import { distinctText, shareText } from './format.ts';
import { isWithin80 } from './days/judged-text.ts';

/** A judged day in the API's fields. */
interface Figure {
  readonly status: Status;
  readonly state: string;
  readonly y: number | null;
  readonly yhat: number | null;
  readonly intervals: readonly Interval[];
  readonly warning_lower: number | null;
  readonly warning_upper: number | null;
  readonly deviation_pct: number | null;
  readonly known_days: number | null;
  readonly special_day: string | null;
  readonly decided_by: Judged['decided_by'] | null;
}

/** How an expected value and a boundary are written. */
interface Style {
  readonly expected: (text: string) => string;
  readonly limit: (text: string) => string;
}

const TILE: Style = { expected: (text) => text, limit: (text) => text };
const SENTENCE: Style = { expected: () => 'expected', limit: (text) => `${text} is normal` };

/** From twice the expected value on, the boundary is clearer than a percentage. */
const LARGEST_PCT_SHOWN = 100;

/** How a figure compares, in a few words: `29% below 1,024`, `at most 0.6%`, `Learning, 9 of 14 days`. */
export function figureText(figure: Figure, unit: Unit, currency: string): string {
  return comparedText(figure, unit, currency, TILE);
}

/** The same in a sentence whose evidence follows: `29% below expected`, `at most 0.6% is normal`. */
export function figureInSentence(figure: Figure, unit: Unit, currency: string): string {
  return comparedText(figure, unit, currency, SENTENCE);
}

function comparedText(figure: Figure, unit: Unit, currency: string, style: Style): string {
  const { status, state, y, yhat, known_days, special_day, decided_by } = figure;
  if (status === 'learning' && known_days === null) return 'No forecast yet';
  if (status === 'learning' && known_days !== null && known_days >= thresholds.daysToJudge)
    return special_day === null ? state : `First ${special_day}`;
  if (status === 'learning') return `${state}, ${known_days} of ${thresholds.daysToJudge} days`;
  if (status === 'late_data') return 'Not judged yet';
  if (status === 'unclear') return 'Varies too much';
  if (y === null || yhat === null || status === 'no_data' || status === 'closed') return state;
  if (decided_by === 'above_limit' || decided_by === 'below_limit') return `${decided_by.slice(0, 5)} its limit`;
  const values = [y, yhat, figure.warning_lower, figure.warning_upper].filter((value) => value !== null);
  const text = distinctText(values, unit, currency);
  const limit = boundaryText(figure, unit, text);
  if (limit !== null) return style.limit(limit);
  if (status === 'normal' && isWithin80(y, yhat, figure.intervals)) return 'as expected';
  return deviationText(text(yhat), figure.deviation_pct, style);
}

/** The boundary, for rates with only one and for values of many times the expected; null for all others. */
function boundaryText(figure: Figure, unit: Unit, text: (value: number) => string): string | null {
  const { warning_lower: lower, warning_upper: upper, deviation_pct, y } = figure;
  const isOneSided = unit === 'share' && (lower === null) !== (upper === null);
  if (!isOneSided && deviation_pct !== null && deviation_pct < LARGEST_PCT_SHOWN) return null;
  const isAbove = upper !== null && (lower === null || (y ?? 0) > lower);
  if (isAbove) return `at most ${text(upper)}`;
  return lower === null ? null : `at least ${text(lower)}`;
}

function deviationText(expected: string, deviationPct: number | null, { expected: written }: Style): string {
  if (deviationPct === null) return `${expected} expected`;
  return `${shareText(Math.abs(deviationPct) / 100)} ${deviationPct < 0 ? 'below' : 'above'} ${written(expected)}`;
}
