import { dayFromIso } from '../../../calendar/day.ts';
import type { VerdictJson } from '../../../api/shared/verdict-schema.ts';

/** Where the days and their differences from the forecast are drawn, in percent of the chart. */
export interface ReplayScale {
  readonly x: (ds: string) => number;
  readonly y: (deviation: number) => number;
  /** The shares at the bottom and at the top. */
  readonly low: number;
  readonly high: number;
  /** In a box of 100 by 100, broken at days without a difference. */
  readonly path: string;
  /** The first days of months. */
  readonly months: readonly string[];
}

const STEP = 0.1;
/** A few days far above would flatten all the others. */
const MOST = 1;
const MARGIN = 1.2;

/** @param share the boundary, which is always within */
export function replayScale(days: readonly VerdictJson[], share: number): ReplayScale {
  const deviations = days.map(deviationOf);
  const known = deviations.filter((deviation) => deviation !== null);
  const least = Math.min(-share * MARGIN, ...known);
  const most = Math.max(share * MARGIN, ...known);
  const low = Math.max(-MOST, Math.floor(least / STEP) * STEP);
  const high = Math.min(MOST, Math.ceil(most / STEP) * STEP);
  const first = dayFromIso(days[0]?.ds ?? '2000-01-01');
  const span = Math.max(1, dayFromIso(days.at(-1)?.ds ?? '2000-01-02') - first);
  const x = (ds: string): number => (100 * (dayFromIso(ds) - first)) / span;
  const y = (deviation: number): number => (100 * (high - Math.min(high, Math.max(low, deviation)))) / (high - low);
  let isDrawing = false;
  const path = days.map(({ ds }, index) => {
    const deviation = deviations[index] ?? null;
    const command = isDrawing ? 'L' : 'M';
    isDrawing = deviation !== null;
    return deviation === null ? '' : `${command}${x(ds).toFixed(2)} ${y(deviation).toFixed(2)}`;
  });
  return { x, y, low, high, path: path.join(''), months: firstsOfMonths(days) };
}

/** The difference of a day from its forecast, as a share of that; null where it has none. */
function deviationOf({ y, yhat }: VerdictJson): number | null {
  return y === null || yhat === null || yhat === 0 ? null : (y - yhat) / Math.abs(yhat);
}

const MONTHS_AT_MOST = 12;

function firstsOfMonths(days: readonly VerdictJson[]): string[] {
  const firsts = days.map(({ ds }) => ds).filter((ds) => ds.endsWith('-01'));
  const every = Math.max(1, Math.ceil(firsts.length / MONTHS_AT_MOST));
  return firsts.filter((_, index) => index % every === 0);
}
