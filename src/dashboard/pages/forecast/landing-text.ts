import { dayFromIso } from '../../../calendar/day.ts';
import type { LandingJson } from '../../../api/landing/schema.ts';
import { distinctRange, valueText, yearOf } from '../../../report/words/format.ts';
import { oddsText, periodText, type ValueFormat } from '../../../report/words/period-text.ts';

/** `September`, `Q3`; with the year unless that is the year of `today`. */
export function landingName({ period, from, to }: LandingJson, today: string): string {
  const dates = { kind: period, first: dayFromIso(from), last: dayFromIso(to) };
  return periodText({ period: dates }, yearOf(dayFromIso(today)));
}

/** `€1.46M to €1.55M` */
export function landingRange(
  { lower, upper }: Pick<LandingJson, 'lower' | 'upper'>,
  { unit, currency }: ValueFormat,
): string {
  return distinctRange([lower, upper], unit, currency);
}

/** `September lands at €1.46M to €1.55M` */
export function landingText(landing: LandingJson, format: ValueFormat, today: string): string {
  return `${landingName(landing, today)} lands at ${landingRange(landing, format)}`;
}

/** `odds 6%`; empty without a target. */
export function landingOdds({ target }: LandingJson): string {
  return target ? oddsText({ odds: target.odds, oddsAre: target.odds_are }) : '';
}

/** `€1.06M is in after 21 days; €50,000 a day needed, €47,400 expected` */
export function landingWhy(landing: LandingJson, { unit, currency }: ValueFormat): string[] {
  const { so_far, days_in, unknown_days, target } = landing;
  const money = (value: number): string => valueText(value, unit, currency);
  const isIn = days_in === 0 ? 'Nothing is in yet' : `${money(so_far)} is in after ${days(days_in)}`;
  const unknown = unknown_days === 0 ? '' : `, ${days(unknown_days)} of them without sound data, counted as expected`;
  const rate =
    target && target.needed_a_day > 0
      ? [`${money(target.needed_a_day)} a day needed, ${money(target.expected_a_day)} expected`]
      : [];
  return [`${isIn}${unknown}`, ...(target ? [`Target ${money(target.total)}: ${landingOdds(landing)}`] : []), ...rate];
}

function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}
