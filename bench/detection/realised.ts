import { addDays } from '../../src/calendar/day.ts';
import { isJudged } from '../../src/detect/verdict.ts';
import { thresholds } from '../../src/detect/rule.ts';
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
  /** Whether the tolerance was raised to keep the budget; else the series alerts less often anyway. */
  readonly isRaised: boolean;
}

/** @param budget alerts a month */
export function realisedBudget(seed: number, index: number, budget: number): RealisedBudget {
  const days = replay(seed, index);
  const settings = settingsOf({ ...RULE });
  const tuned = days.filter(({ day }) => day < addDays(START, FIRST_SCORED + TUNED_DAYS));
  const lived = days.slice(tuned.length);
  const tried = triedSettings(tuned, settings, { by: 'alerts', alertsPerMonth: budget });
  const runs = alertRuns(lived, (day) => !day.isSpecial && isAlertWith(day, tried));
  return { perMonth: runs.length / monthsOf(lived), isRaised: tried.tolerance > settings.tolerance };
}

export function isKept({ perMonth }: RealisedBudget, budget: number): boolean {
  return perMonth >= budget / FACTOR && perMonth <= budget * FACTOR;
}

function replay(seed: number, index: number): ReplayedDay[] {
  const series = generated(seed, index, FIRST_SCORED + TUNED_DAYS + LIVED_DAYS);
  const { values } = series;
  const subject = { values, holidays: holidayRows(series), from: FIRST_SCORED, to: values.length };
  return judgingInputs(subject, RULE).flatMap((input, at) => {
    const verdict = verdictBy(input, values[FIRST_SCORED + at] ?? 0, thresholds);
    return input && isJudged(verdict)
      ? [replayedDay(addDays(START, FIRST_SCORED + at), verdict, input.floor, RULE)]
      : [];
  });
}
