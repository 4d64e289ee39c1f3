import { addDays, dayFromEpochMs, type Day } from '../../../calendar/day.ts';
import type { Mode, Settings } from './options.ts';

/** A table of holidays as 0/1 columns of the design: one for each holiday and each offset in its window. */
export interface Holidays {
  readonly kind: 'holidays';
  readonly name: 'holidays';
  readonly mode: Mode;
  /** Of each column, the holiday that it is a day of. */
  readonly holidayOf: readonly string[];
  /** Of each column, in units of scaled y. */
  readonly priorScales: readonly number[];
  /** The columns that are 1 on a day. */
  readonly columnsOn: ReadonlyMap<Day, readonly number[]>;
}

/**
 * The columns of the holidays in the settings, of which there may be none.
 *
 * A column that is 1 on no row of the history would get the coefficient 0 from its prior, so it is left out.
 *
 * @param ds epoch milliseconds of the history
 * @throws RangeError for a window on the wrong side, or two prior scales of one holiday.
 * @source facebook/prophet 1.3, forecaster.py, `make_holiday_features`
 */
export function holidays(ds: Float64Array, settings: Settings): Holidays[] {
  if (settings.holidays.length === 0) return [];
  const seen = new Set(Array.from(ds, dayFromEpochMs));
  const scaleOf = priorScaleByHoliday(settings);
  const days = new Map<string, { readonly holiday: string; readonly priorScale: number; readonly on: Set<Day> }>();
  for (const { ds: day, holiday, lower_window = 0, upper_window = 0 } of settings.holidays) {
    if (!(Number.isInteger(lower_window) && lower_window <= 0))
      throw new RangeError(`lower_window of ${holiday} cannot be ${lower_window}`);
    if (!(Number.isInteger(upper_window) && upper_window >= 0))
      throw new RangeError(`upper_window of ${holiday} cannot be ${upper_window}`);
    for (let offset = lower_window; offset <= upper_window; offset++) {
      const key = `${holiday}_delim_${offset}`;
      const column = days.get(key) ?? { holiday, priorScale: scaleOf.get(holiday) ?? 1, on: new Set() };
      days.set(key, column);
      column.on.add(addDays(day, offset));
    }
  }
  const columns = Array.from(days.values()).filter(({ on }) => Array.from(on).some((day) => seen.has(day)));
  if (columns.length === 0) return [];
  const columnsOn = new Map<Day, number[]>();
  columns.forEach(({ on }, column) => {
    for (const day of on) columnsOn.set(day, [...(columnsOn.get(day) ?? []), column]);
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

/** Writes the columns of a table of holidays, row-major with `stride` elements a row, from `offset` on, into zeros. */
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
