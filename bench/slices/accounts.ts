import { addDays, dayFromIso, type Day } from '../../src/calendar/day.ts';
import { thresholds } from '../../src/detect/rule.ts';
import { isJudged } from '../../src/detect/verdict.ts';
import { windowScore } from '../../src/detect/window-boundaries.ts';
import type { NodeDay } from '../../src/incidents/tree/node-day.ts';
import { verdictBy } from '../detection/our-scores.ts';
import type { JudgedSeries } from '../detection/subjects.ts';

/** A shop of one metric in many slices, of which nothing is unusual as a whole. */
export interface Account {
  readonly first: Day;
  readonly days: number;
  /** By day: the whole, then the slices. */
  readonly byDay: readonly (readonly NodeDay[])[];
}

const FIRST = dayFromIso('2026-01-01');
const METRIC = 'revenue';

/** The days of a judged series, as those of one slice. */
export function daysOf(series: JudgedSeries, slice: string): NodeDay[] {
  return series.inputs.map((_, at) => sliceDay(series, at, slice, addDays(FIRST, at)));
}

/** The account of some series, each cut into so many slices: independent ones, over fewer days. */
export function account(series: readonly (readonly NodeDay[])[], cuts: number): Account {
  const days = Math.floor((series[0]?.length ?? 0) / cuts);
  const byDay = Array.from({ length: days }, (_, offset) => {
    const day = addDays(FIRST, offset);
    const own = series.flatMap((all, at) =>
      Array.from({ length: cuts }, (_, cut) => all[cut * days + offset]).flatMap((one, cut) =>
        one ? [{ ...one, slice: sliceName(at, cut), day }] : [],
      ),
    );
    return [wholeOf(own, day), ...own];
  });
  return { first: FIRST, days, byDay };
}

/** The name of a cut of a series. */
export function sliceName(at: number, cut: number): string {
  return `s=${at}-${cut}`;
}

/** A slice's day by the forecast issued the day before. @param factor what its value is multiplied by */
export function sliceDay({ inputs, values }: JudgedSeries, at: number, slice: string, day: Day, factor = 1): NodeDay {
  const verdict = verdictBy(inputs[at] ?? null, factor * (values[at] ?? 0), thresholds);
  const { status, value, expectation } = verdict;
  const judged = isJudged(verdict) ? verdict : null;
  const windows = expectation?.windows ?? [];
  const deciding = windows.find(({ days }) => days === judged?.window?.window_days);
  return {
    ...{ metric: METRIC, slice, day, status, value },
    favourable: judged?.favourable ?? false,
    yhat: expectation?.yhat ?? null,
    yhatBefore: expectation?.yhat_before ?? null,
    score: judged?.score ?? null,
    decidedBy: judged?.decided_by ?? null,
    window:
      deciding && judged?.window
        ? {
            days: deciding.days,
            score: judged.window.window_score,
            gap: deciding.actual + judged.value - deciding.expected,
          }
        : null,
    windowScores:
      value === null || !expectation ? [] : windows.map((one) => windowScore(one, value, expectation.scale)),
  };
}

function wholeOf(slices: readonly NodeDay[], day: Day): NodeDay {
  const yhat = slices.reduce((sum, one) => sum + (one.yhat ?? 0), 0);
  return {
    ...{ metric: METRIC, slice: '', day, status: 'normal', favourable: false, value: yhat, yhat, score: 0 },
    ...{ yhatBefore: null, decidedBy: 'within', window: null, windowScores: [] },
  };
}
