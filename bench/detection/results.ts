import { thresholds, type Thresholds } from '../../src/detect/rule.ts';
import { EVENTS } from './events.ts';
import { FIRST_SCORED } from './generator.ts';
import { ourScores, verdictBy } from './our-scores.ts';
import { rate, recall, repeats, threshold, type ScoredEvent, type Scores } from './scoring.ts';
import type { JudgedEvent, JudgedSeries } from './subjects.ts';

/** What is measured of a rule on some series. */
export interface Results {
  /** Incidents per series and month. */
  readonly falseRate: number;
  /** The share of holidays that are flagged. */
  readonly holidays: number;
  /** By kind of event, at budgets of 0.1 and 0.3 false incidents and at the rule's own thresholds. */
  readonly recall: readonly (readonly [name: string, at01: number, at03: number, own: number])[];
  readonly repeatsOneDay: number;
  readonly repeatsThreeDays: number;
}

const BUDGETS = [0.1, 0.3] as const;

/** A rule's scores of clean series and of series with events. */
export interface RuleScores {
  readonly calibration: readonly Scores[];
  readonly clean: readonly Scores[];
  readonly events: readonly ScoredEvent[];
}

export function results({ calibration, clean, events }: RuleScores, series: readonly JudgedSeries[]): Results {
  const [tenth = 1, third = 1] = BUDGETS.map((budget) => threshold(calibration, budget));
  const lasting = (days: number) => events.filter(({ planted }) => planted.kind.lasts === days);
  return {
    falseRate: rate(clean, 1),
    holidays: holidaysFlagged(clean, series),
    recall: EVENTS.map((kind) => {
      const own = events.filter(({ planted }) => planted.kind === kind);
      return [kind.name, recall(own, tenth), recall(own, third), recall(own, 1)];
    }),
    repeatsOneDay: repeats(lasting(1), 1),
    repeatsThreeDays: repeats(lasting(3), 1),
  };
}

export function ourRuleScores(
  calibration: readonly JudgedSeries[],
  clean: readonly JudgedSeries[],
  events: readonly JudgedEvent[],
  limits: Thresholds = thresholds,
): RuleScores {
  const of = ({ inputs, values }: JudgedSeries) => ourScores(inputs, values, limits);
  const cleanScores = new Map(clean.map((one) => [one.series.name, of(one)]));
  return {
    calibration: calibration.map(of),
    clean: [...cleanScores.values()],
    events: events.map((event) => ({
      planted: event.planted,
      sigma: event.series.sigma,
      scores: of(event),
      clean: cleanScores.get(event.series.name) ?? [],
    })),
  };
}

function holidaysFlagged(scores: readonly Scores[], series: readonly JudgedSeries[]): number {
  let [days, flagged] = [0, 0];
  series.forEach((one, at) =>
    one.values.forEach((_, day) => {
      if ((one.series.holiday[FIRST_SCORED + day] ?? -1) < 0) return;
      days++;
      if (Math.abs(scores[at]?.[day] ?? 0) > 1) flagged++;
    }),
  );
  return flagged / days;
}

/** Critical incidents per series and month. */
export function criticalRate(series: readonly JudgedSeries[], limits: Thresholds = thresholds): number {
  return rate(
    series.map(({ inputs, values }) =>
      inputs.map((input, day) => Number(verdictBy(input, values[day] ?? 0, limits).status === 'critical') * 2),
    ),
    1,
  );
}

/** How often the 95 % band holds the value. */
export function bandCoverage(series: readonly JudgedSeries[], onHolidays: boolean): number {
  let [days, inside] = [0, 0];
  for (const { series: one, inputs, values } of series)
    inputs.forEach((input, day) => {
      if (!input?.band || (onHolidays && (one.holiday[FIRST_SCORED + day] ?? -1) < 0)) return;
      days++;
      const value = values[day] ?? 0;
      if (value >= input.band.yhat_lower && value <= input.band.yhat_upper) inside++;
    });
  return inside / days;
}
