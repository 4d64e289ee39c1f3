import { dayFromIso } from '../../../calendar/day.ts';
import { firstDay, type DataFault } from '../../../detect/data-faults/data-fault.ts';
import type { DayVerdict, Summary } from '../../summary.ts';
import { dayText, shareText, valueText, yearOf } from '../format.ts';
import { judgedText } from './judged-text.ts';

type NamedFault = Pick<DataFault, 'kind' | 'source' | 'place' | 'day' | 'evidence'>;

/** What is wrong with the data of a source, as a sentence without its day: `shop has no orders from 10:00 to 14:00, where 412 are usual`. */
export function dataFaultText(fault: NamedFault): string {
  const { kind, source, place } = fault;
  const figure = (name: string): number => numberOf(fault, name);
  const count = (name: string): string => valueText(Math.round(figure(name)), 'count', '');
  switch (kind) {
    case 'hours_missing':
      return `${source} has no rows from ${hour(figure('from_hour'))} to ${hour(figure('to_hour'))}, where ${count('usual_units')} of ${count('usual_day')} a day are usual`;
    case 'zero_filled':
      return `${place} is empty or 0 on ${count('empty')} of ${count('rows')} rows of ${source}; usually it has a value on ${shareText(figure('usual_share'))} of them`;
    case 'loaded_twice':
      if (fault.evidence['copy_of'] !== undefined)
        return `the ${figures(fault, count)} of ${source} are those of ${dayOf(fault, 'copy_of')}: that day was probably delivered again under this date`;
      return `${count('repeated')} of ${count('rows')} rows of ${source} repeat another one, and ${count('usual_rows')} rows are usual: they were probably loaded twice`;
    case 'unit_changed':
      return `${shareText(figure('share'))} of the values of ${place} in ${source} are ${factorText(figure('factor'))} usual ones: they are probably in another unit`;
    case 'values_missing':
      return `${source} has no rows of ${place}, where ${count('usual_rows')} are usual`;
    case 'late':
      return `${source} is complete to ${dayOf(fault, 'complete_through')} only`;
    case 'rhythm_broken':
      if (fault.evidence['usual_values'] !== undefined)
        return `${source} has no values for this day, although it has some on each such weekday`;
      return fault.evidence['usual_rows'] === undefined
        ? `${source} has delivered nothing for ${count('missing_days')} days`
        : `${source} has no file for this day, although each day has its own; ${count('usual_rows')} rows are usual`;
    case 'columns_changed':
      return `the values of a column of ${source} have changed: ${textOf(fault, 'changes')}`;
  }
}

/** What a day consists of: rows of facts, or values of a table of daily values. */
function figures({ evidence }: NamedFault, count: (name: string) => string): string {
  return evidence['values'] === undefined ? `${count('rows')} rows` : `${count('values')} values`;
}

/** Whether the data of a source are late up to now: freshness says that everywhere, so that it is no line of its own. */
export function isLateNow({ evidence }: Pick<DataFault, 'evidence'>): boolean {
  return evidence['missing_days'] !== undefined;
}

/** The same with its days: `Mon 9 Mar: shop has no rows from ...`, or `Mon 9 Mar to Wed 11 Mar: ...`. */
export function dataFaultSentence(fault: DataFault, year: number): string {
  const first = firstDay(fault);
  const until = first < fault.day ? ` to ${dayText(fault.day, year)}` : '';
  return `${dayText(first, year)}${until}: ${dataFaultText(fault)}`;
}

/** A day whose data are wrong, after its verb: `€38,420 by data with a fault: shop has no rows from ...`. */
export function faultyDayText(
  { dataFaults, currency }: Pick<Summary, 'dataFaults' | 'currency'>,
  { verdict, metric, day }: Pick<DayVerdict, 'verdict' | 'metric' | 'day'>,
): string {
  const fault = dataFaults.find(
    (one) => one.day === day && one.touches.some(([touched, slices]) => touched === metric.id && slices === ''),
  );
  const value = verdict.value === null ? 'no figure' : judgedText(verdict, metric, currency)(verdict.value);
  const why = fault ? dataFaultText(fault) : 'so much more than ever before that the data are probably wrong';
  return `${value}, not judged: ${why}`;
}

function numberOf({ kind, evidence }: Pick<DataFault, 'kind' | 'evidence'>, name: string): number {
  const value = evidence[name];
  if (typeof value !== 'number') throw new TypeError(`the evidence of ${kind} lacks the number ${name}`);
  return value;
}

function textOf({ kind, evidence }: Pick<DataFault, 'kind' | 'evidence'>, name: string): string {
  const value = evidence[name];
  if (typeof value !== 'string') throw new TypeError(`the evidence of ${kind} lacks the text ${name}`);
  return value;
}

/** A day with its year unless the day of the fault is in the same one. */
function dayOf(fault: NamedFault, name: string): string {
  return dayText(dayFromIso(textOf(fault, name)), yearOf(fault.day));
}

function hour(of: number): string {
  return `${String(of).padStart(2, '0')}:00`;
}

function factorText(factor: number): string {
  return factor > 1 ? `${factor} times` : `1/${Math.round(1 / factor)} of`;
}
