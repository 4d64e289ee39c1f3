import { isoDay, type Day } from '../../calendar/day.ts';
import type { PeriodForecast } from '../../forecast/periods/period-forecast.ts';
import { targetOdds, type TargetOdds } from '../../forecast/periods/target-odds.ts';
import { periodSentence, type ValueFormat } from '../../report/words/period-text.ts';
import type { LandingJson } from './schema.ts';

/** @param today whose year is left out */
export function landingJson(landing: PeriodForecast, format: ValueFormat, today: Day): LandingJson {
  const { period, soFar, rest, daysIn, unknownDays, target } = landing;
  return {
    period: period.kind,
    from: isoDay(period.first),
    to: isoDay(period.last),
    so_far: soFar,
    days_in: daysIn,
    unknown_days: unknownDays,
    lower: soFar + rest.lower,
    middle: soFar + rest.middle,
    upper: soFar + rest.upper,
    target: target === null ? null : targetJson(targetOdds(landing, target)),
    sentence: periodSentence(landing, format, today),
  };
}

function targetJson({ total, odds, oddsAre, neededADay, expectedADay }: TargetOdds): LandingJson['target'] {
  return { total, odds, odds_are: oddsAre, needed_a_day: neededADay, expected_a_day: expectedADay };
}
