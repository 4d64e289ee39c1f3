import { addDays, dayFromEpochMs, type Day } from '../../../calendar/day.ts';
import type { Mode, Settings } from './options.ts';

/** Holiday indicator columns: one for each holiday and each offset of its window. */
export interface Holidays {
  readonly kind: 'holidays';
  readonly name: 'holidays';
  readonly mode: Mode;
  /** The holiday of each column. */
  readonly holidayOf: readonly string[];
  /** The prior scale of each column, in units of scaled y. */
  readonly priorScales: readonly number[];
  /** The columns that are 1 on a given day. */
  readonly columnsOn: ReadonlyMap<Day, readonly number[]>;
}

/**
 * Returns the holiday columns of a model: one feature, or none without holidays.
 *
 * Columns that are 0 on the whole history are dropped: their coefficient would be 0 by its prior.
 *
 * @param ds epoch milliseconds of the history
 * @throws RangeError if a window has the wrong sign, or a holiday has two prior scales.
 * @source facebook/prophet 1.3, forecaster.py, `make_holiday_features`
 */
export function holidays(ds: Float64Array, settings: Settings): Holidays[] {
  if (settings.holidays.length === 0) return [];
  const columns = knownColumns(settings).filter(({ days }) => days.some((day) => isIn(ds, day)));
  if (columns.length === 0) return [];
  const columnsOn = new Map<Day, number[]>();
  columns.forEach(({ days }, column) => {
    for (const day of days) {
      const others = columnsOn.get(day);
      if (others) others.push(column);
      else columnsOn.set(day, [column]);
    }
  });
  return [
    {
      kind: 'holidays',
      name: 'holidays',
      mode: settings.holidays_mode,
      holidayOf: columns.map(({ holiday }) => holiday),
      priorScales: columns.map(({ priorScale }) => priorScale),
      columnsOn,
    },
  ];
}

interface HolidayColumn {
  readonly holiday: string;
  readonly priorScale: number;
  readonly days: readonly Day[];
}

interface KnownColumns {
  readonly scale: number;
  readonly rows: Settings['holidays'];
  readonly columns: readonly HolidayColumn[];
}

/** The columns of the last calendars: many histories have the same one. */
const known = new WeakMap<Settings['holidays'], KnownColumns>();

/** A caller may have added a row since the last fit. */
function knownColumns(settings: Settings): readonly HolidayColumn[] {
  const { holidays, holidays_prior_scale: scale } = settings;
  const before = known.get(holidays);
  const isSame = before?.scale === scale && before.rows.length === holidays.length;
  if (isSame && before.rows.every((row, index) => row === holidays[index])) return before.columns;
  const columns = holidayColumns(settings);
  known.set(holidays, { scale, rows: [...holidays], columns });
  return columns;
}

/** One for each holiday and offset, in the order of their first rows. */
function holidayColumns(settings: Settings): HolidayColumn[] {
  const scaleOf = priorScaleByHoliday(settings);
  const byKey = new Map<string, { readonly holiday: string; readonly priorScale: number; readonly days: Set<Day> }>();
  for (const { ds: day, holiday, lower_window = 0, upper_window = 0 } of settings.holidays) {
    if (!(Number.isInteger(lower_window) && lower_window <= 0))
      throw new RangeError(`lower_window of ${holiday} cannot be ${lower_window}`);
    if (!(Number.isInteger(upper_window) && upper_window >= 0))
      throw new RangeError(`upper_window of ${holiday} cannot be ${upper_window}`);
    for (let offset = lower_window; offset <= upper_window; offset++) {
      const key = `${holiday}_delim_${offset}`;
      const column = byKey.get(key) ?? { holiday, priorScale: scaleOf.get(holiday) ?? 1, days: new Set() };
      byKey.set(key, column);
      column.days.add(addDays(day, offset));
    }
  }
  return Array.from(byKey.values(), ({ days, ...column }) => ({ ...column, days: Array.from(days) }));
}

/** Whether one of the ascending instants is on a day. */
function isIn(ds: Float64Array, day: Day): boolean {
  let [low, high] = [0, ds.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dayFromEpochMs(ds[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low < ds.length && dayFromEpochMs(ds[low] ?? 0) === day;
}

function priorScaleByHoliday({ holidays, holidays_prior_scale }: Settings): Map<string, number> {
  const scales = new Map<string, number>();
  for (const { holiday, prior_scale = holidays_prior_scale } of holidays) {
    if (!(prior_scale > 0)) throw new RangeError(`prior_scale of ${holiday} cannot be ${prior_scale}`);
    if ((scales.get(holiday) ?? prior_scale) !== prior_scale)
      throw new RangeError(`prior_scale of ${holiday} cannot be both ${scales.get(holiday)} and ${prior_scale}`);
    scales.set(holiday, prior_scale);
  }
  return scales;
}

/** Writes the holiday columns into `out`, row-major with `stride` elements a row, from column `offset` on; `out` must be zero there. */
export function writeHolidays(
  ds: Float64Array,
  { columnsOn }: Holidays,
  out: Float64Array,
  offset: number,
  stride: number,
): void {
  for (let row = 0; row < ds.length; row++)
    for (const column of columnsOn.get(dayFromEpochMs(ds[row] ?? 0)) ?? []) out[row * stride + offset + column] = 1;
}
