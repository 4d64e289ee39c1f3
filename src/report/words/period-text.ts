import type { Day } from '../../calendar/day.ts';
import { quarterNumber } from '../../calendar/period.ts';
import { targetOdds } from '../../forecast/periods/target-odds.ts';
import type { Unit } from '../../metrics/metric.ts';
import { monthText, valueText, yearOf } from './format.ts';
import type { PeriodForecast } from '../../forecast/periods/period-forecast.ts';

/** What a landing is format in. */
export interface ValueFormat {
  readonly unit: Unit;
  /** ISO code of the business's currency. */
  readonly currency: string;
}

/** `September`, or `Q3`; with the year where it is another than that of `today`. */
export function periodText({ period }: Pick<PeriodForecast, 'period'>, year: number): string {
  const { kind, first } = period;
  const name = kind === 'month' ? monthText(first) : `Q${quarterNumber(first)}`;
  return yearOf(first) === year ? name : `${name} ${yearOf(first)}`;
}

/** `€1.46M to €1.55M` */
export function periodRange({ soFar, rest }: PeriodForecast, { unit, currency }: ValueFormat): string {
  return [rest.lower, rest.upper].map((value) => valueText(soFar + value, unit, currency)).join(' to ');
}

/** `€1.06M is in after 21 days` */
export function soFarText({ soFar, daysIn }: PeriodForecast, { unit, currency }: ValueFormat): string {
  if (daysIn === 0) return 'nothing is in yet';
  return `${valueText(soFar, unit, currency)} is in after ${daysIn} ${daysIn === 1 ? 'day' : 'days'}`;
}

/** `target €1.56M`, `odds 6%`; null without a target. */
export function targetTexts(
  landing: PeriodForecast,
  { unit, currency }: ValueFormat,
): readonly [string, string] | null {
  const { target } = landing;
  return target === null ? null : [`target ${valueText(target, unit, currency)}`, oddsText(landing, target)];
}

/** `€50,000 a day needed, €47,400 expected`; empty where the target is reached, or there is none. */
export function runRateText(landing: PeriodForecast, { unit, currency }: ValueFormat): string {
  if (landing.target === null) return '';
  const { neededADay, expectedADay } = targetOdds(landing, landing.target);
  if (neededADay <= 0) return '';
  return `${valueText(neededADay, unit, currency)} a day needed, ${valueText(expectedADay, unit, currency)} expected`;
}

/** `September lands at €1.46M to €1.55M (80%; target €1.56M, odds 6%)` */
export function periodSentence(landing: PeriodForecast, format: ValueFormat, today: Day): string {
  return `${periodText(landing, yearOf(today))} lands at ${periodFigures(landing, format)}`;
}

/** `€1.46M to €1.55M (80%; target €1.56M, odds 6%)` */
export function periodFigures(landing: PeriodForecast, format: ValueFormat): string {
  const beside = ['80%', targetTexts(landing, format)?.join(', ') ?? ''].filter((text) => text !== '');
  return `${periodRange(landing, format)} (${beside.join('; ')})`;
}

/** Whether even the better end of the range falls short of the target. */
export function fallsShort({ soFar, rest, target }: PeriodForecast): boolean {
  return target !== null && soFar + rest.upper < target;
}

function oddsText(landing: PeriodForecast, target: number): string {
  const { odds, oddsAre } = targetOdds(landing, target);
  const percent = `${Math.round(odds * 100)}%`;
  switch (oddsAre) {
    case 'told':
      return `odds ${percent}`;
    case 'at_most':
      return `odds at most ${percent}`;
    case 'at_least':
      return `odds at least ${percent}`;
    case 'settled':
      return odds === 1 ? 'reached' : 'out of reach';
  }
}
