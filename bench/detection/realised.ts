import { addDays } from '../../src/calendar/day.ts';
import { isJudged } from '../../src/detect/verdict.ts';
import { thresholdsOf, type Rule } from '../../src/detect/rule.ts';
import { alertRuns, monthsOf } from '../../src/tune/alert-runs.ts';
import { triedSettings } from '../../src/tune/preview.ts';
import { isAlertWith, replayedDay, type ReplayedDay } from '../../src/tune/replayed-day.ts';
import { settingsOf } from '../../src/tune/settings.ts';
import { FIRST_SCORED, generated, holidayRows, START } from './generator.ts';
import { judgingInputs } from './issued.ts';
import { RULE, verdictBy } from './our-scores.ts';

/** Two years are tuned, as `evenkeel tune` would, and the ten after them are lived through. */
const TUNED_DAYS = 730;
const LIVED_DAYS = 3650;
/** A rate counts as kept within a factor of two. */
const FACTOR = 2;

/** What became of an alert budget on one series. */
export interface RealisedBudget {
  /** Alerts a month, on ordinary days, in the ten years after tuning. */
  readonly perMonth: number;
  /** What was tuned to keep the budget; null where the series keeps it as it is. */
  readonly tuned: 'tolerance' | 'sensitivity' | null;
}

/** @param budgets alerts a month */
export function realisedBudgets(seed: number, index: number, budgets: readonly number[]): RealisedBudget[] {
  const series = generated(seed, index, FIRST_SCORED + TUNED_DAYS + LIVED_DAYS);
  const { values } = series;
  const inputs = judgingInputs({ values, holidays: holidayRows(series), from: FIRST_SCORED, to: values.length }, RULE);
  const replay = (rule: Rule): ReplayedDay[] =>
    inputs.flatMap((input, at) => {
      const verdict = verdictBy(input, values[FIRST_SCORED + at] ?? 0, thresholdsOf(rule));
      return input && isJudged(verdict)
        ? [replayedDay(addDays(START, FIRST_SCORED + at), verdict, input.floor, rule)]
        : [];
    });
  const days = replay(RULE);
  return budgets.map((budget) => realisedBudget(days, replay, budget));
}

function realisedBudget(
  days: readonly ReplayedDay[],
  replay: (rule: Rule) => ReplayedDay[],
  budget: number,
): RealisedBudget {
  const settings = settingsOf(RULE);
  const firstLived = addDays(START, FIRST_SCORED + TUNED_DAYS);
  const tried = triedSettings(
    days.filter(({ day }) => day < firstLived),
    settings,
    { by: 'alerts', alertsPerMonth: budget },
    RULE,
  );
  const isMoreSensitive = tried.sensitivity > settings.sensitivity;
  // The replay of these days knows other tolerances; those with more sensitivity are judged by it.
  const judged = isMoreSensitive ? replay({ ...RULE, sensitivity: tried.sensitivity }) : days;
  const lived = judged.filter(({ day }) => day >= firstLived);
  const runs = alertRuns(lived, (day) => !day.isSpecial && isAlertWith(day, tried));
  const isStricter = tried.tolerance > settings.tolerance;
  return {
    perMonth: runs.length / monthsOf(lived),
    tuned: isMoreSensitive ? 'sensitivity' : isStricter ? 'tolerance' : null,
  };
}

export function isKept({ perMonth }: RealisedBudget, budget: number): boolean {
  return perMonth >= budget / FACTOR && perMonth <= budget * FACTOR;
}
