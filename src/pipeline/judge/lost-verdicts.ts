import { addDays } from '../../calendar/day.ts';
import type { StoredVerdict } from '../../store/verdicts/verdict-row.ts';
import { hadRowsBefore } from './active-days.ts';
import type { JudgingContext } from './judge-plan.ts';

/**
 * The verdicts that replace those of days for which nothing is known any more: the rows that a series began with, all of its rows, or those
 * of a slice around a day have gone.
 */
export function lostVerdicts(context: JudgingContext): StoredVerdict[] {
  const { metric, slice, values, first, lastClosed, shown, ruleHash, versionOn, asOf } = context;
  const start = values[0]?.day;
  const isActive = slice === '' ? () => true : hadRowsBefore(values);
  const lost = [...shown].filter((day) => start === undefined || day < start || !isActive(day < asOf ? day : asOf));
  return lost
    .filter((day) => day >= first && day <= lastClosed)
    .sort((a, b) => a - b)
    .map((day) => ({
      metric,
      slice,
      day,
      verdict: { status: 'no_data', value: null, expectation: null },
      ruleHash,
      modelVersion: versionOn(day),
      valueVersion: null,
      reconstructed: day < addDays(asOf, -1),
    }));
}
