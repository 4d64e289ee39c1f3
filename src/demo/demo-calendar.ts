import { dayFromIso, daysBetween, isoDay } from '../calendar/day.ts';
import { csvText } from '../report/csv/csv-text.ts';
import { demoHoliday } from './shop/holiday-effect.ts';
import { PLANTED_INCIDENTS } from './shop/planted-incidents.ts';

const FIRST = dayFromIso('2023-09-22');
/** Beyond the last day that is ever forecast. */
const LAST = dayFromIso('2026-12-31');

/** `holidays.csv`: the days on which Germany rests, as Prophet's table has them. */
export function demoHolidaysCsv(): string {
  const lines = daysBetween(FIRST, LAST).flatMap((day) => {
    const holiday = demoHoliday(day);
    return holiday ? [`${isoDay(day)},${csvText(holiday.name)}\n`] : [];
  });
  return `ds,holiday\n${lines.join('')}`;
}

/** `events.csv`: the promotions, which the shop plans. Of the incidents it knew nothing. */
export function demoEventsCsv(): string {
  const lines = PLANTED_INCIDENTS.flatMap(({ kind, title, from, to }) =>
    kind === 'promotion' ? [`${csvText(title)},${from},${to}\n`] : [],
  );
  return `name,from,to\n${lines.join('')}`;
}
