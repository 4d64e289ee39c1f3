import { describe, expect, test } from 'vitest';
import { trackRecord } from './track-record.ts';

const day = (index: number, y: number | null, yhat: number, status = 'normal') => ({
  ds: `2026-09-${String(index + 1).padStart(2, '0')}`,
  status,
  y,
  yhat,
  yhat_lower: yhat - 10,
  yhat_upper: yhat + 10,
});

describe('a track record', () => {
  test('is nothing without a judged day', () => {
    const nothing = { judgedDays: 0, bandHeld: null, error: null, lastWeekError: null };
    expect(trackRecord([])).toEqual(nothing);
    expect(trackRecord([day(0, null, 100, 'no_data'), day(1, 90, 100, 'learning')])).toEqual(nothing);
  });

  test('counts the days whose value lay in the band, its ends included', () => {
    const days = [day(0, 110, 100), day(1, 111, 100, 'warning'), day(2, 90, 100), day(3, null, 100, 'late_data')];
    expect(trackRecord(days)).toMatchObject({ judgedDays: 3, bandHeld: 2 / 3 });
  });

  test('compares both errors on the days that have a value a week before', () => {
    const days = [100, 100, 100, 100, 100, 100, 100, 120, 80].map((y, index) => day(index, y, 110));
    // Days 8 and 9: the forecast misses by 10 and 30 of 200, last week by 20 and 20.
    expect(trackRecord(days)).toMatchObject({ error: 40 / 200, lastWeekError: 40 / 200 });
    const gap = days.map((item, index) => (index === 0 ? { ...item, y: null } : item));
    expect(trackRecord(gap)).toMatchObject({ error: 30 / 80, lastWeekError: 20 / 80 });
  });
});
