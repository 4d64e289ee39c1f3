import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from '../../../test/run-size.ts';
import { anyHistory, anyStart, anyValue, MONDAY, shop, usual, wildValue } from '../../../test/fixtures/histories.ts';
import { metric, shareMetric } from '../../../test/fixtures/metrics.ts';
import { addDays, dayFromIso, daysBetween, isoDay, type Day } from '../../calendar/day.ts';
import { random } from '../../demo/chance/random.ts';
import { isJudged } from '../../detect/verdict.ts';
import type { Metric } from '../../metrics/metric.ts';
import { series, type DailyValue, type Series } from '../../metrics/series.ts';
import { judgeable, learnedEffect, seriesComponents } from './judge-series.ts';

const nothingDeclared = new Set<Day>();

/** The series of a metric from what its days brought: null, no row. */
function seriesOf(
  watched: Metric,
  values: readonly (number | null)[],
  start = MONDAY,
  closures: ReadonlySet<Day> = nothingDeclared,
): Series | null {
  const rows = values.flatMap((value, index): DailyValue[] => {
    const day = addDays(start, index);
    if (value === null) return [];
    return [
      watched.unit === 'share'
        ? { day, numerator: value, denominator: 100_000 }
        : { day, numerator: value, denominator: null },
    ];
  });
  return series(watched, '', rows, addDays(start, values.length - 1), closures);
}

const judgedOf = (values: readonly (number | null)[], watched = metric()) => {
  const known = seriesOf(watched, values);
  return known === null ? null : judgeable(known);
};

const statusOn = (index: number, values: readonly (number | null)[], watched = metric()) =>
  judgedOf(values, watched)?.verdictOn(addDays(MONDAY, index), null).status;

describe('never look ahead', () => {
  const history = anyHistory(80, 1);
  const metrics = fc.constantFrom(
    metric(),
    metric({ unit: 'count', missing: 'closed', nonNegative: true }),
    metric({ unit: 'ms', direction: 'up', missing: 'unknown', tolerance: 0.1, minChange: 0 }),
    metric({ direction: 'both' }),
    shareMetric(),
  );

  /** All verdicts on the days of a series up to an index, written down. */
  const verdictsThrough = (index: number, known: Series | null) => {
    if (known === null) return [];
    const judged = judgeable(known);
    const days = daysBetween(known.start, addDays(MONDAY, index)).filter((day) => day < judged.asOf);
    return days.map((day) => `${isoDay(day)} ${JSON.stringify(judged.verdictOn(day, null))}`);
  };

  test('a verdict is the same, to the last byte, whatever comes after its day, also where nothing does', () => {
    fc.assert(
      fc.property(history, history, history, metrics, (past, future, other, watched) => {
        const through = past.length - 1;
        const prefix = verdictsThrough(through, seriesOf(watched, past));
        const later = verdictsThrough(through, seriesOf(watched, [...past, ...future]));
        // A history that begins with gaps begins where its first row stands, which the prefix may not have.
        expect(later.slice(0, prefix.length)).toEqual(prefix);
        expect(verdictsThrough(through, seriesOf(watched, [...past, ...other]))).toEqual(
          prefix.length === 0 ? [] : later,
        );
      }),
      { numRuns: cases(25) },
    );
  });

  test('what is expected of the first open day is what it is judged by when it has come', () => {
    fc.assert(
      fc.property(
        fc.array(anyValue, { minLength: 30, maxLength: 90, size: 'max' }),
        fc.integer({ min: 1, max: 2000 }),
        (past, today) => {
          const before = seriesOf(metric(), [1000, ...past]);
          const after = seriesOf(metric(), [1000, ...past, today]);
          const open = addDays(MONDAY, past.length + 1);
          const early = before && judgeable(before).verdictOn(open, null);
          const late = after && judgeable(after).verdictOn(open, null);
          fc.pre(late?.status !== 'closed');
          expect(early?.status).toBe('late_data');
          expect(JSON.stringify(late?.expectation)).toBe(JSON.stringify(early?.expectation));
        },
      ),
      { numRuns: cases(25) },
    );
  });

  test('what was expected when a day was first judged still decides, if it is given', () => {
    const judged = judgedOf(shop(200, 0.05, 1));
    const day = addDays(MONDAY, 150);
    const first = judged?.verdictOn(day, null).expectation ?? null;
    const known = first && { ...first, warning_lower: 1e9, critical_lower: null };
    expect(judged?.verdictOn(day, known)).toMatchObject({ status: 'warning', expectation: known });
  });
});

describe('the days of a shop with noise of 5 %', () => {
  const days = shop(400, 0.05, 2);
  const changed = (index: number, share: number) => days.map((value, at) => (at === index ? share * value : value));

  test('are Normal, once 14 of them are known', () => {
    const judged = judgedOf(days);
    const statuses = days.map((_, index) => judged?.verdictOn(addDays(MONDAY, index), null).status);
    expect(new Set(statuses.slice(0, 14))).toEqual(new Set(['learning']));
    // Noise alone makes several days together an alert some once a year.
    expect(statuses.slice(14).filter((status) => status !== 'normal').length).toBeLessThanOrEqual(1);
  });

  test('are Critical where half is missing, a Warning where half as much again came, each on its day alone', () => {
    expect(statusOn(300, changed(300, 0.5))).toBe('critical');
    expect(statusOn(301, changed(300, 0.5))).toBe('normal');
    expect(statusOn(307, changed(300, 0.5))).toBe('normal');
    const boom = judgedOf(changed(300, 1.5))?.verdictOn(addDays(MONDAY, 300), null);
    expect(boom).toMatchObject({ status: 'warning', favourable: true });
  });

  test('are Critical again at the next outage', () => {
    const twice = days.map((value, index) => (index === 60 || index === 75 ? 0 : value));
    expect([60, 75].map((index) => statusOn(index, twice))).toEqual(['critical', 'critical']);
  });

  test('are zeros where no rows came, and judged; gaps where that means nothing is known', () => {
    const silent = days.map((value, index) => (index === 300 ? null : value));
    expect(statusOn(300, silent, metric({ missing: 'zero' }))).toBe('critical');
    expect(statusOn(300, silent, metric({ missing: 'unknown' }))).toBe('no_data');
    expect(statusOn(300, silent, metric({ missing: 'closed' }))).toBe('closed');
  });

  test('outside the series are late or unknown, never Normal', () => {
    expect([-1, 400, 401, 500].map((index) => statusOn(index, days))).toEqual([
      'no_data',
      'late_data',
      'late_data',
      'late_data',
    ]);
  });
});

test('closed days, declared or learned, are not judged, and nothing is expected of a weekday that never trades', () => {
  const sixDays = shop(200, 0.05, 3).map((value, index) => (index % 7 === 6 ? null : value));
  const christmas = new Set([addDays(MONDAY, 150)]);
  const known = seriesOf(
    metric(),
    sixDays.map((value, index) => (index === 150 ? null : value)),
    MONDAY,
    christmas,
  );
  const judged = known && judgeable(known);
  const status = (index: number) => judged?.verdictOn(addDays(MONDAY, index), null).status;
  expect([150, 6 + 7 * 4, 6 + 7 * 20].map(status)).toEqual(['closed', 'closed', 'closed']);
  expect([149, 151, 157].map(status)).toEqual(['normal', 'normal', 'normal']);
  // The Sundays before the shop was known to be closed then were zeros, and lie more than 13 weeks back.
  expect(judged?.ahead(28).filter(({ day }) => (day - MONDAY) % 7 === 6)).toEqual([]);
  expect(judged?.ahead(28).length).toBe(24);
});

test('declared closures ahead have no forecast, and add nothing to where the month lands', () => {
  const known = seriesOf(
    metric(),
    Array.from({ length: 100 }, () => 100),
  );
  const [closed, open] = [addDays(MONDAY, 105), addDays(MONDAY, 106)];
  const judged = known && judgeable(known, { closures: new Set([closed]) });
  expect(judged?.ahead(10).map(({ day }) => day)).not.toContain(closed);
  expect(judged?.ahead(10).map(({ day }) => day)).toContain(open);
  expect(judged?.totalForecast(10)?.middle).toBeCloseTo(900, 9);
});

test('what a closed day brought all the same teaches nothing', () => {
  const days = shop(120, 0.05, 5);
  const closed = addDays(MONDAY, 110);
  const ahead = (value: number | null) => {
    const known = seriesOf(
      metric(),
      days.map((usually, index) => (index === 110 ? value : usually)),
      MONDAY,
      new Set([closed]),
    );
    return known && judgeable(known).ahead(28);
  };
  expect(ahead(5)).toEqual(ahead(null));
});

test('the band of what cannot be negative, or never was, is not either', () => {
  const draws = random(1, 2);
  const few = Array.from({ length: 120 }, () => draws.poisson(1));
  const lowest = (values: readonly number[], nonNegative: boolean) => {
    const bands = judgedOf(values, metric({ unit: 'count', nonNegative }))?.ahead(28) ?? [];
    return Math.min(...bands.map(({ yhat_lower }) => yhat_lower));
  };
  expect(lowest([-1, ...few], false)).toBeLessThan(0);
  expect(lowest([-1, ...few], true)).toBe(0);
  expect(lowest(few, false)).toBe(0);
});

test('a share of fewer than 30 events is no data, one of many is judged by its rate', () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({
    day: addDays(MONDAY, index),
    numerator: index === 59 ? 20 : 10,
    denominator: index === 58 ? 29 : index === 59 ? 30 : 1000,
  }));
  const known = series(shareMetric(), '', rows, addDays(MONDAY, 59), nothingDeclared);
  const judged = known && judgeable(known);
  expect([57, 58, 59].map((index) => judged?.verdictOn(addDays(MONDAY, index), null).status)).toEqual([
    'normal',
    'no_data',
    'critical',
  ]);
});

test('no verdict, forecast or total has NaN, infinity or undefined, whatever the values', () => {
  const written = (result: unknown) =>
    JSON.stringify(result, (_, part: unknown) =>
      part === undefined || (typeof part === 'number' && !Number.isFinite(part)) ? 'not a number' : part,
    );
  const histories = fc.oneof(
    fc.array(wildValue, { minLength: 1, maxLength: 70, size: 'max' }),
    fc.array(anyValue, { minLength: 1, maxLength: 70, size: 'max' }),
  );
  fc.assert(
    fc.property(
      anyStart,
      histories,
      fc.constantFrom(metric(), shareMetric(), metric({ unit: 'count', nonNegative: true })),
      (start, values, watched) => {
        const known = seriesOf(watched, values, start);
        const judged = known && judgeable(known);
        const verdicts =
          known === null
            ? []
            : daysBetween(known.start, addDays(known.start, values.length)).map((day) => judged?.verdictOn(day, null));
        expect(written([verdicts, judged?.ahead(40) ?? [], judged?.totalForecast(20) ?? null])).not.toContain(
          'not a number',
        );
      },
    ),
    { numRuns: cases(30) },
  );
});

test('a gap is never Normal, and what is Normal lies within its boundaries', () => {
  fc.assert(
    fc.property(
      fc.array(anyValue, { minLength: 1, maxLength: 100, size: 'max' }),
      fc.constantFrom('zero', 'unknown', 'closed'),
      (values, missing) => {
        const known = seriesOf(metric({ missing }), values);
        const judged = known && judgeable(known);
        const verdicts = (known?.values ?? []).flatMap((value, index) => {
          const verdict = judged?.verdictOn(addDays(known?.start ?? MONDAY, index), null);
          return verdict && verdict.status === 'normal' ? [{ value, verdict }] : [];
        });
        const wrong = verdicts.filter(({ value, verdict }) => {
          if (value === null || !isJudged(verdict)) return true;
          const { warning_lower, warning_upper } = verdict.expectation;
          return (warning_lower !== null && value < warning_lower) || (warning_upper !== null && value > warning_upper);
        });
        expect(wrong).toEqual([]);
      },
    ),
    { numRuns: cases(30) },
  );
});

test('the month lands where forecasts of its open days add up to', () => {
  const judged = judgedOf(shop(200, 0.05, 4));
  const expected = (judged?.ahead(12) ?? []).reduce((sum, { yhat }) => sum + yhat, 0);
  // The mean of a day is near its forecast, for these days are hardly skewed.
  expect((judged?.totalForecast(12)?.middle ?? 0) / expected).toBeCloseTo(1, 2);
  expect(
    Math.abs(
      expected / Array.from({ length: 12 }, (_, index) => usual(200 + index)).reduce((sum, value) => sum + value, 0) -
        1,
    ),
  ).toBeLessThan(0.1);
  expect(judged?.asOf).toBe(addDays(dayFromIso('2026-01-05'), 200));
});

test('a slice, of which there are many, has no flexible Prophet member', () => {
  const whole = seriesOf(metric(), shop(60, 0.1, 1));
  const membersOf = (slice: string) => whole && judgeable({ ...whole, slice }).combinationWeights().members;
  const four = ['seasonal-naive', 'weekday-mean', 'ets', 'prophet-stiff', 'level-adjusted-prophet'];
  expect(membersOf('country=DE')).toEqual([...four, 'ets-yearly']);
  expect(membersOf('')).toEqual([...four, 'level-adjusted-prophet-flexible', 'ets-yearly']);
});

describe('a day of the month', () => {
  const start = dayFromIso('2026-03-02');
  const length = dayFromIso('2026-08-01') - start + 1;
  /** Billing on the first of each month but the last one: 1,000 beside some 100 a day. */
  const billed = (last: number) =>
    shop(length, 0.02, 3).map((value, index) => {
      const day = addDays(start, index);
      if (!isoDay(day).endsWith('-01')) return value / 10;
      return value / 10 + (day === addDays(start, length - 1) ? last : 1000);
    });
  const verdictOnLast = (last: number) => {
    const known = seriesOf(metric(), billed(last), start);
    return known && judgeable(known).verdictOn(addDays(start, length - 1), null);
  };

  test('that brings the monthly billing is expected to, and critical without it', () => {
    expect(verdictOnLast(0)).toMatchObject({ status: 'critical', expectation: { special_day: '1st of the month' } });
    expect(verdictOnLast(980)?.status).toBe('normal');
  });
});

describe('days whose data have a fault', () => {
  // Sales of one day bring half as much again; of the last two only a part was delivered.
  const sales = [12, 19, 26, 33].map((index) => ({ ds: addDays(MONDAY, index), holiday: 'Sale' }));
  const isSale = (index: number) => sales.some(({ ds }) => ds === addDays(MONDAY, index));
  const wrong = sales.slice(-2).map(({ ds }) => ds);
  const values = shop(56, 0.02, 6).map((value, index) => (isSale(index) ? 1.5 * value : value));
  const delivered = values.map((value, index) => (wrong.includes(addDays(MONDAY, index)) ? 0.6 * value : value));
  const known = seriesOf(metric(), delivered);
  const marked = known && { ...known, faulty: wrong };
  const whole = seriesOf(metric(), values);

  test('are no part of components', () => {
    const effectOf = (one: Series | null) => (one && seriesComponents(one, sales))?.holidays[0]?.effect ?? NaN;
    expect(Math.abs(effectOf(marked) / effectOf(whole) - 1)).toBeLessThan(0.15);
    expect(effectOf(known)).toBeLessThan(0.7 * effectOf(whole));
  });

  test('are no part of what a scenario expects of an event', () => {
    const on = addDays(MONDAY, 60);
    const effectOf = (one: Series | null) => (one && learnedEffect(one, sales, 'Sale', on)) ?? NaN;
    expect(Math.abs(effectOf(marked) / effectOf(whole) - 1)).toBeLessThan(0.15);
    expect(effectOf(known)).toBeLessThan(0.7 * effectOf(whole));
  });
});
