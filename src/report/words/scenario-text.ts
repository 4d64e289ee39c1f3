import type { Day } from '../../calendar/day.ts';
import type { Scenario, ScenarioResult } from '../../forecast/periods/scenario.ts';
import type { Metric } from '../../metrics/metric.ts';
import { dayText, shareText, valueText, yearOf } from './format.ts';
import { periodFigures, periodRange, periodText, targetTexts, type ValueFormat } from './period-text.ts';

/** `Revenue 10% below forecast, Tue 22 Sep to Wed 30 Sep` */
export function scenarioHeading({ title }: Pick<Metric, 'title'>, { level, from, to }: Scenario, today: Day): string {
  const days = Array.from(new Set([from, to]), (day) => dayText(day, yearOf(today))).join(' to ');
  return `${title} ${shareText(Math.abs(level))} ${level < 0 ? 'below' : 'above'} forecast, ${days}`;
}

/** `September lands at €1.41M to €1.49M (80%; target €1.56M, odds at most 4%) instead of €1.46M to €1.55M (odds 6%): −€52,300` */
export function scenarioSentence({ without, changed }: ScenarioResult, format: ValueFormat, today: Day): string {
  const name = periodText(without, yearOf(today));
  if (!changed) return `${name}: the expected total becomes negative, and past totals give no range for that`;
  const difference = changed.rest.middle - without.rest.middle;
  if (difference === 0) return `${name} does not change: ${periodFigures(without, format)}`;
  const odds = targetTexts(without, format)?.[1];
  const before = `${periodRange(without, format)}${odds === undefined ? '' : ` (${odds})`}`;
  const sign = difference > 0 ? '+' : '';
  const amount = `${sign}${valueText(difference, format.unit, format.currency)}`;
  return `${name} lands at ${periodFigures(changed, format)} instead of ${before}: ${amount}`;
}
