import { addDays, daysBetween } from '../../calendar/day.ts';
import type { CalendarRow } from '../../calendar/calendar-row.ts';
import { calendarRows, dayIn, nameIn, type CalendarFile, type Cell } from './calendar-file.ts';

/** The columns of a table of events. */
export const EVENT_COLUMNS: CalendarFile['columns'] = {
  name: 'needed',
  from: 'needed',
  to: 'needed',
  scope: 'optional',
  value: 'optional',
};

const LONGEST_DAYS = 366;

/** The events of a file, a row for each of their days. @throws ConfigError with every field that can't be used, each as file:line:column. */
export async function eventsFromFile(file: CalendarFile): Promise<CalendarRow[]> {
  return calendarRows(file, (cell) => {
    const [name, from, to] = [nameIn(cell('name')), dayIn(cell('from')), dayIn(cell('to'))];
    const scope = scopeIn(cell('scope'));
    const value = valueIn(cell('value'));
    if (name === null || from === null || to === null || scope === null || value === 'refused') return [];
    const fault =
      to < from ? 'is before from' : to > addDays(from, LONGEST_DAYS) ? 'is more than a year after from' : null;
    if (fault !== null) {
      cell('to').refuse(fault);
      return [];
    }
    return daysBetween(from, to).map((ds) => ({
      kind: 'event',
      ds,
      holiday: name,
      scope,
      ...(value === null ? {} : { value }),
    }));
  });
}

function scopeIn(cell: Cell): string | null {
  if (cell.text === '' || /^[a-z][a-z0-9_]*=/.test(cell.text)) return cell.text;
  return cell.refuse('is no slice: write it as country=DE, or leave it empty');
}

/** How strong an event is, such as the depth of a discount or a price; null: not declared. */
function valueIn(cell: Cell): number | null | 'refused' {
  if (cell.text === '') return null;
  if (/^-?\d{1,12}(\.\d{1,9})?$/.test(cell.text)) return Number(cell.text);
  cell.refuse('is not a number such as 0.2');
  return 'refused';
}
