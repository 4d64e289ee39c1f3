import type { CalendarRow } from '../../calendar/calendar-row.ts';
import { calendarRows, dayIn, nameIn, type CalendarFile, type Cell } from './calendar-file.ts';

/** The columns of Prophet's table of holidays. */
export const HOLIDAY_COLUMNS: CalendarFile['columns'] = {
  ds: 'needed',
  holiday: 'needed',
  lower_window: 'optional',
  upper_window: 'optional',
  prior_scale: 'optional',
};

/** Whole, as pandas may write it. */
const WHOLE = /^-?\d{1,3}(\.0+)?$/;

/** The holidays of a file. @throws ConfigError with every field that can't be used, each as file:line:column. */
export async function holidaysFromFile(file: CalendarFile): Promise<CalendarRow[]> {
  const scales = new Map<string, number | null>();
  return calendarRows(file, (cell) => {
    const [ds, holiday] = [dayIn(cell('ds')), nameIn(cell('holiday'))];
    const lower = windowIn(cell('lower_window'), -1);
    const upper = windowIn(cell('upper_window'), 1);
    const scale = priorScaleIn(cell('prior_scale'), holiday, scales);
    if (ds === null || holiday === null || lower === null || upper === null || scale === 'refused') return [];
    return [
      {
        kind: 'holiday',
        ds,
        holiday,
        ...(lower === 0 ? {} : { lower_window: lower }),
        ...(upper === 0 ? {} : { upper_window: upper }),
        ...(scale === null ? {} : { prior_scale: scale }),
        scope: '',
      },
    ];
  });
}

/** @param side −1: days before, 1: days after */
function windowIn(cell: Cell, side: -1 | 1): number | null {
  if (cell.text === '') return 0;
  const days = Number(cell.text);
  if (WHOLE.test(cell.text) && days * side >= 0 && Math.abs(days) <= 366) return days === 0 ? 0 : days;
  return cell.refuse(side < 0 ? 'is not 0 or a whole number of days below it' : 'is not a whole number of days');
}

/** The strength of a holiday, one for all its rows; null: the usual one. */
function priorScaleIn(
  cell: Cell,
  holiday: string | null,
  scales: Map<string, number | null>,
): number | null | 'refused' {
  const scale = cell.text === '' ? null : Number(cell.text);
  if (scale !== null && !(scale > 0 && Number.isFinite(scale))) {
    cell.refuse('is not a number above 0');
    return 'refused';
  }
  if (holiday === null) return scale;
  const before = scales.get(holiday);
  if (before !== undefined && before !== scale) {
    cell.refuse(`is not what an earlier row of ${holiday} has`);
    return 'refused';
  }
  scales.set(holiday, scale);
  return scale;
}
