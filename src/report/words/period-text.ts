import type { Day } from '../../calendar/day.ts';
import { quarterNumber } from '../../calendar/period.ts';
import type { PeriodForecast } from '../../forecast/periods/period-forecast.ts';
import { targetOdds, type TargetOdds } from '../../forecast/periods/target-odds.ts';
import type { Unit } from '../../metrics/metric.ts';
import { distinctRange, monthText, valueText, yearOf } from './format.ts';

/** The unit of a value and the currency of money. */
export interface ValueFormat {
  readonly unit: Unit;
  /** ISO code of the business's currency. */
  readonly currency: string;
}

/** `September`, or `Q3`; with the year unless it is `year`. */
export function periodText({ period }: Pick<PeriodForecast, 'period'>, year: number): string {
  const { kind, first } = period;
  const name = kind === 'month' ? monthText(first) : `Q${quarterNumber(first)}`;
  return yearOf(first) === year ? name : `${name} ${yearOf(first)}`;
}

/** `€1.46M to €1.55M`; one figure where both ends read alike, or the days left are closed. */
export function periodRange({ soFar, rest }: PeriodForecast, { unit, currency }: ValueFormat): string {
  return distinctRange([soFar + rest.lower, soFar + rest.upper], unit, currency);
}

/** `€1.06M is in after 21 days` */
export function soFarText({ soFar, daysIn }: PeriodForecast, { unit, currency }: ValueFormat): string {
  if (daysIn === 0) return 'nothing is in yet';
  return `${valueText(soFar, unit, currency)} is in after ${daysIn} ${daysIn === 1 ? 'day' : 'days'}`;
}

/** `target €1.56M`, `odds 6%`; null without a target. */
export function targetTexts(
  forecast: PeriodForecast,
  { unit, currency }: ValueFormat,
): readonly [string, string] | null {
  const { target } = forecast;
  return target === null
    ? null
    : [`target ${valueText(target, unit, currency)}`, oddsText(targetOdds(forecast, target))];
}

/** `€50,000 a day needed, €47,400 expected`; empty if the target is reached or not set. */
export function runRateText(forecast: PeriodForecast, { unit, currency }: ValueFormat): string {
  if (forecast.target === null) return '';
  const { neededADay, expectedADay } = targetOdds(forecast, forecast.target);
  if (neededADay <= 0) return '';
  return `${valueText(neededADay, unit, currency)} a day needed, ${valueText(expectedADay, unit, currency)} expected`;
}

/** `September lands at €1.46M to €1.55M (80%; target €1.56M, odds 6%)` */
export function periodSentence(forecast: PeriodForecast, format: ValueFormat, today: Day): string {
  return `${periodText(forecast, yearOf(today))} lands at ${periodFigures(forecast, format)}`;
}

/** `€1.46M to €1.55M (80%; target €1.56M, odds 6%)` */
export function periodFigures(forecast: PeriodForecast, format: ValueFormat): string {
  const { lower, upper } = forecast.rest;
  const details = [lower === upper ? '' : '80%', targetTexts(forecast, format)?.join(', ') ?? ''].filter(
    (text) => text !== '',
  );
  return `${periodRange(forecast, format)}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
}

/** Whether even the upper end of the range misses the target. */
export function fallsShort({ soFar, rest, target }: PeriodForecast): boolean {
  return target !== null && soFar + rest.upper < target;
}

/** `odds 6%`, `odds at most 4%`, `reached` */
export function oddsText({ odds, oddsAre }: Pick<TargetOdds, 'odds' | 'oddsAre'>): string {
  const percent = `${Math.round(odds * 100)}%`;
  switch (oddsAre) {
    case 'estimated':
      return `odds ${percent}`;
    case 'at_most':
      return `odds at most ${percent}`;
    case 'at_least':
      return `odds at least ${percent}`;
    case 'certain':
      return odds === 1 ? 'reached' : 'out of reach';
  }
}
