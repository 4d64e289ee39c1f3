import { describe, expect, test } from 'vitest';
import { addDays, dayFromIso } from '../../../calendar/day.ts';
import { width } from './features.ts';
import { holidays, writeHolidays } from './holidays.ts';
import type { HolidayRow } from '../../../calendar/holiday-row.ts';
import { settings } from './options.ts';

const DAY_MS = 86_400_000;
const christmas = dayFromIso('2016-12-25');
/** Ten days; Christmas is the fourth. */
const ds = new Float64Array(10).map((_, row) => (christmas - 3 + row) * DAY_MS);

function columns(rows: HolidayRow[], times = ds): number[][] {
  const [feature] = holidays(ds, settings({ holidays: rows }));
  if (!feature) return [];
  const stride = width(feature);
  const out = new Float64Array(stride * times.length);
  writeHolidays(times, feature, out, 0, stride);
  return Array.from({ length: stride }, (_, column) => {
    return Array.from(times, (__, row) => out[row * stride + column] ?? Number.NaN);
  });
}

describe('holiday columns', () => {
  test('each day of a window has its own column', () => {
    expect(columns([{ ds: christmas, holiday: 'xmas', lower_window: -1, upper_window: 1 }])).toEqual([
      [0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
    ]);
  });

  test('all dates of a holiday share one column, past and future', () => {
    const rows = [0, 5, 400].map((later) => ({ ds: addDays(christmas, later), holiday: 'sale' }));
    expect(columns(rows)).toEqual([[0, 0, 0, 1, 0, 0, 0, 0, 1, 0]]);
    expect(columns(rows, Float64Array.of((christmas + 400) * DAY_MS))).toEqual([[1]]);
  });

  test('a row that was added to a calendar since the last fit counts', () => {
    const rows = [{ ds: christmas, holiday: 'xmas' }];
    expect(columns(rows)).toHaveLength(1);
    rows.push({ ds: addDays(christmas, 2), holiday: 'sale' });
    expect(columns(rows)).toEqual([
      [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 1, 0, 0, 0, 0],
    ]);
    rows[1] = { ds: addDays(christmas, 1), holiday: 'sale' };
    expect(columns(rows)[1]).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  });

  test('a holiday covers every hour of its day', () => {
    const hours = Float64Array.of(christmas * DAY_MS - 1, christmas * DAY_MS, (christmas + 1) * DAY_MS - 1);
    expect(columns([{ ds: christmas, holiday: 'xmas' }], hours)).toEqual([[0, 1, 1]]);
  });

  test('two holidays on the same day have a column each', () => {
    const rows = ['a', 'b'].map((holiday) => ({ ds: christmas, holiday }));
    expect(columns(rows)).toEqual([
      [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    ]);
  });

  test('a holiday outside the history has no column', () => {
    expect(columns([{ ds: addDays(christmas, 100), holiday: 'later' }])).toEqual([]);
    expect(columns([])).toEqual([]);
  });

  test("a holiday's own prior scale overrides holidays_prior_scale", () => {
    const rows = [
      { ds: christmas, holiday: 'xmas', prior_scale: 5 },
      { ds: addDays(christmas, 1), holiday: 'sale' },
    ];
    const [feature] = holidays(ds, settings({ holidays: rows, holidays_prior_scale: 3 }));
    expect(feature?.priorScales).toEqual([5, 3]);
  });

  test('windows of the wrong sign and conflicting prior scales are rejected', () => {
    const expectRejected = (...rows: Partial<HolidayRow>[]) => {
      const table = rows.map((row) => ({ ds: christmas, holiday: 'xmas', ...row }));
      expect(() => holidays(ds, settings({ holidays: table }))).toThrow('of xmas cannot be');
    };
    expectRejected({ lower_window: 1 });
    expectRejected({ upper_window: -1 });
    expectRejected({ prior_scale: 0 });
    expectRejected({ prior_scale: 1 }, { prior_scale: 2 });
    expectRejected({ prior_scale: 1 }, {});
  });
});
