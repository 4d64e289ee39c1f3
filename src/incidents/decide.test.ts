import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { only } from '../../test/fixtures/metrics.ts';
import { addDays, dayFromIso, isoDay, type Day } from '../calendar/day.ts';
import { grouped } from '../store/grouped.ts';
import { beyondChance } from './chance/beyond-chance.ts';
import type { Incident } from './incident.ts';
import { incidentsOf } from './incidents-of.ts';
import type { NodeDay } from './tree/node-day.ts';
import { nodeMetrics } from './tree/node-metric.ts';
import { incidentRules } from './rules.ts';
import { USUAL_DAYS } from './usual.ts';

const FIRST = dayFromIso('2026-03-02');
const metrics = nodeMetrics(only('revenue', 'orders', 'average_order_value', 'error_rate'), 2, () => 'facts');

/** A Normal day of revenue at 100 of an expected 100; `shift` is its difference as a share. */
function day(offset: number, shift = 0, changes: Partial<NodeDay> = {}): NodeDay {
  return {
    metric: 'revenue',
    slice: '',
    day: addDays(FIRST, offset),
    status: 'normal',
    favourable: false,
    value: 100 * (1 + shift),
    yhat: 100,
    yhatBefore: 100,
    score: shift / 0.05,
    decidedBy: 'within',
    window: null,
    windowScores: [],
    ...changes,
  };
}

function alert(offset: number, shift: number, changes: Partial<NodeDay> = {}): NodeDay {
  return day(offset, shift, {
    status: Math.abs(shift) >= 0.3 ? 'critical' : 'warning',
    decidedBy: 'forecast_error',
    ...changes,
  });
}

/** Normal days of a series before and after the given ones. */
function around(days: readonly NodeDay[], count: number, series: Partial<NodeDay> = {}): NodeDay[] {
  const given = new Map(days.map((one) => [one.day, one]));
  return Array.from({ length: count }, (_, offset) => given.get(addDays(FIRST, offset)) ?? day(offset, 0, series));
}

function found(days: readonly NodeDay[], slices = 4): Incident[] {
  const to = days.reduce<Day>((latest, one) => (one.day > latest ? one.day : latest), FIRST);
  const whole = { from: FIRST, to, beyondChance: beyond(days, slices) };
  const trees = grouped(days, ({ metric }) => metrics.get(metric)?.root ?? '');
  const business = [...trees.values()].flatMap((own) => incidentsOf(own, metrics, { ...whole, isData: false }));
  return [...business, ...incidentsOf(days, metrics, { ...whole, isData: true })];
}

/** Of an account with so many slices. */
function beyond(days: readonly NodeDay[], slices = 4): ReadonlyMap<Day, ReadonlySet<string>> {
  return new Map(
    Array.from(
      grouped(days, ({ day: on }) => on),
      ([on, own]) => [on, beyondChance(own, slices)],
    ),
  );
}

/** Its course in short: `opened 12, recovered 14`. */
function course({ transitions }: Incident): string {
  return transitions.map(({ kind, day: on }) => `${kind} ${on - FIRST}`).join(', ');
}

const courses = (days: readonly NodeDay[], slices?: number): string[] => found(days, slices).map(course);

describe('an incident', () => {
  test('opens at a Warning, and closes after two judged days that are quiet', () => {
    const [incident, ...others] = found(around([alert(8, -0.4)], 12));
    expect(others).toEqual([]);
    expect(incident && course(incident)).toBe('opened 8, improved 9, recovered 10');
    expect(incident).toMatchObject({ id: 'revenue-2026-03-10', type: 'drop', severity: 'critical', impact: -4000 });
  });

  test('stays open while days are neither alerts nor quiet', () => {
    expect(courses(around([alert(8, -0.4), day(9, -0.1), day(10, 0), day(11, -0.09)], 14))).toEqual([
      'opened 8, improved 9, recovered 13',
    ]);
  });

  test('counts what days brought in between once it goes on', () => {
    const [incident] = found(around([alert(8, -0.4), day(9, -0.01), alert(10, -0.2)], 14));
    expect(incident).toMatchObject({ impact: -4000 - 100 - 2000, severity: 'critical' });
  });

  test('stays open while a window of days is half out', () => {
    const halfOut = [9, 10, 11].map((offset) => day(offset, 0, { windowScores: [0.4, -1.7] }));
    expect(courses(around([alert(8, -0.4), ...halfOut], 14))).toEqual(['opened 8, improved 9, recovered 13']);
  });

  test('is over with a rebound to the other side', () => {
    expect(courses(around([alert(8, -0.4), day(9, 0.12), day(10, 0.12)], 12))).toEqual([
      'opened 8, improved 9, recovered 10',
    ]);
  });

  test('is neither opened nor closed by late or unknown days', () => {
    const unknown = [9, 10, 11].map((offset) => day(offset, 0, { status: 'late_data', score: null, decidedBy: null }));
    expect(courses(around([alert(8, -0.4), ...unknown], 12))).toEqual(['opened 8']);
    expect(courses(around(unknown, 12))).toEqual([]);
  });

  test('reopens within three days, and is another one later', () => {
    expect(courses(around([alert(8, -0.4), alert(13, -0.4)], 14))).toEqual([
      'opened 8, improved 9, recovered 10, reopened 13',
    ]);
    expect(courses(around([alert(8, -0.4), alert(14, -0.4)], 15))).toEqual([
      'opened 8, improved 9, recovered 10',
      'opened 14',
    ]);
  });

  test('reopens within three judged days: days that say nothing are not counted, but for two weeks at most', () => {
    const silent = (first: number, last: number): NodeDay[] =>
      Array.from({ length: last - first + 1 }, (_, index) =>
        day(first + index, 0, { status: 'unclear', score: null, decidedBy: null }),
      );
    expect(courses(around([alert(8, -0.4), ...silent(12, 19), alert(20, -0.4)], 21))).toEqual([
      'opened 8, improved 9, recovered 10, reopened 20',
    ]);
    expect(courses(around([alert(8, -0.4), ...silent(14, 19), alert(20, -0.4)], 21))).toEqual([
      'opened 8, improved 9, recovered 10',
      'opened 20',
    ]);
    expect(courses(around([alert(8, -0.4), ...silent(11, 24), alert(25, -0.4)], 26))).toEqual([
      'opened 8, improved 9, recovered 10',
      'opened 25',
    ]);
  });

  test('is a new normal by what was expected before it began, though forecasts had followed it when it opened', () => {
    // From day 40 on half as much; four weeks later a window finds it, when half is expected by now.
    const ends = [68, 69, 70].map((offset) =>
      alert(offset, 0, {
        value: 50,
        yhat: 50,
        window: { days: 28, score: -5, gap: -400 },
        decidedBy: 'cumulative_error',
      }),
    );
    const followed = Array.from({ length: 28 }, (_, index) =>
      day(40 + index, 0, { value: 50, yhat: 95 - 1.6 * index }),
    );
    const after = Array.from({ length: 5 }, (_, index) => day(71 + index, 0, { value: 50, yhat: 50 }));
    const [incident, ...others] = found(around([...followed, ...ends, ...after], 76));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ openedOn: addDays(FIRST, 68), onset: addDays(FIRST, 41), state: 'new_normal' });
  });

  test('lists each series once, whichever reopens it', () => {
    const orders = { metric: 'orders' };
    const [incident, ...others] = found([
      ...around([alert(8, -0.4), alert(12, -0.4)], 14),
      ...around([alert(8, -0.4, orders), alert(12, -0.4, orders)], 14, orders),
    ]);
    expect(others).toEqual([]);
    expect(incident?.members.map(({ metric, lastAlert }) => [metric, lastAlert - FIRST])).toEqual([
      ['revenue', 12],
      ['orders', 12],
    ]);
  });

  test('escalates, improves, and worsens again', () => {
    const critical = (offset: number): NodeDay => alert(offset, -0.12, { status: 'critical' });
    expect(courses(around([alert(8, -0.1), critical(9), alert(10, -0.1), critical(11)], 12))).toEqual([
      'opened 8, escalated 9, improved 10, worsened 11, loss_doubled 11',
    ]);
  });

  test('says when its loss has doubled', () => {
    expect(
      courses(
        around(
          [8, 9, 10, 11].map((offset) => alert(offset, -0.1)),
          12,
        ),
      ),
    ).toEqual(['opened 8, loss_doubled 9, loss_doubled 11']);
  });

  test('does not say that its loss has doubled on a day that is better than its forecast', () => {
    const low = (offset: number, yhat: number): NodeDay =>
      day(offset, 0, { value: 70, yhat, yhatBefore: 100, windowScores: [-5] });
    expect(courses(around([alert(8, -0.4), low(9, 72), low(10, 72), low(11, 65), low(12, 72)], 13))).toEqual([
      expect.stringMatching(/^opened 8, improved 9, loss_doubled 12/),
    ]);
  });

  test('is Critical as a Warning that has cost half a usual day by its third', () => {
    const [incident] = found(
      around(
        [8, 9, 10].map((offset) => alert(offset, -0.2)),
        11,
      ),
    );
    expect(incident && course(incident)).toBe('opened 8, loss_doubled 9, escalated 10');
    expect(incident?.severity).toBe('critical');
  });

  test('is not opened by a good surprise', () => {
    expect(courses(around([alert(8, 0.4, { favourable: true })], 10))).toEqual([]);
  });

  test('with two weeks at one level is a level shift, and a new normal once that is expected', () => {
    const shifted = Array.from({ length: 15 }, (_, index) => alert(8 + index, -0.2));
    const learnt = Array.from({ length: 4 }, (_, index) => day(23 + index, -0.2, { yhat: 80, score: 0 }));
    const [incident] = found(around([...shifted, ...learnt], 27));
    expect(incident).toMatchObject({ type: 'level_shift', state: 'new_normal' });
    expect(incident && course(incident)).toMatch(/level_shift 21, .*new_normal 24$/);
  });

  test('is no new normal where a season that was known before brings as little', () => {
    const alerts = Array.from({ length: 6 }, (_, index) => alert(8 + index, -0.4));
    const season = [14, 15].map((offset) => day(offset, 0, { value: 50, yhat: 50, yhatBefore: 50 }));
    expect(found(around([...alerts, ...season], 16))).toMatchObject([
      { state: 'recovered', closedOn: addDays(FIRST, 15) },
    ]);
  });

  test('of days that vary too much to be judged alone is over after a week, or a new normal', () => {
    const unclear = (offset: number, value: number, yhat: number): NodeDay => {
      const noise = offset % 2 === 0 ? 1.8 : 0.2;
      const yhatBefore = offset - 13 > 20 ? yhat : 100;
      return day(offset, 0, {
        status: 'unclear',
        value: value * noise,
        yhat,
        yhatBefore,
        score: 0,
        windowScores: [-1],
      });
    };
    const days = (value: number): NodeDay[] => {
      const window = { days: 14, score: -5, gap: -560 };
      const before = Array.from({ length: 20 }, (_, at) => unclear(at, at < 7 ? 100 : 60, 100));
      const after = Array.from({ length: 20 }, (_, at) => unclear(21 + at, value, value));
      return [...before, alert(20, -0.4, { status: 'warning', decidedBy: 'cumulative_error', window }), ...after];
    };
    expect(found(days(60))).toMatchObject([{ state: 'new_normal', closedOn: addDays(FIRST, 27) }]);
    expect(found(days(100))).toMatchObject([{ state: 'recovered', closedOn: addDays(FIRST, 27) }]);
  });

  test('of windows of days is a drift from the first of them, with their gap', () => {
    // The forecasts of the next day have half followed it; those from two weeks before have not.
    const before = Array.from({ length: 13 }, (_, at) => day(7 + at, -0.06, { yhat: 97 }));
    const window = { days: 14, score: -3.4, gap: -84 };
    const [incident] = found(
      around([...before, alert(20, -0.06, { yhat: 97, decidedBy: 'cumulative_error', window })], 22),
    );
    expect(incident).toMatchObject({ type: 'drift', onset: addDays(FIRST, 7), impact: -13 * 600 - 300 });
  });

  test('goes on to cost as long as the days are as far off as it was, though forecasts of the next day have followed it', () => {
    const off = (count: number): NodeDay[] =>
      Array.from({ length: count }, (_, at) => day(13 + at, -0.2, { yhat: 84, score: -1, windowScores: [-2] }));
    const alerts = [8, 9, 10, 11, 12].map((offset) => alert(offset, -0.2));
    const [lasting] = found(around([...alerts, ...off(7)], 22));
    expect(lasting).toMatchObject({
      ...{ impact: -11 * 2000, lastAlert: addDays(FIRST, 12) },
      members: [{ since: addDays(FIRST, 8), until: addDays(FIRST, 18), gapDays: 11 }],
    });
    const [over] = found(around(alerts, 22));
    expect(over).toMatchObject({ impact: -10_000, members: [{ until: addDays(FIRST, 12) }] });
  });

  test('near zero is an outage', () => {
    expect(found(around([alert(8, -1, { decidedBy: 'near_zero' })], 9))).toMatchObject([{ type: 'outage' }]);
  });

  test('to both sides is volatility', () => {
    const aov = (offset: number, shift: number): NodeDay => alert(offset, shift, { metric: 'average_order_value' });
    const days = [aov(8, -0.4), aov(9, 0.4), aov(10, -0.4), aov(11, 0.4)];
    expect(found(around(days, 12, { metric: 'average_order_value' }))).toMatchObject([{ type: 'volatility' }]);
  });

  test('lapses without a judged day for four weeks', () => {
    const other = around([], 60, { metric: 'orders' });
    expect(courses([...around([alert(8, -0.4)], 9), ...other])).toEqual(['opened 8, lapsed 36']);
  });

  test('of data has no business incident beside it, and implausible days close none', () => {
    const fault = day(8, 40, { status: 'data_fault', score: null, decidedBy: null });
    expect(found(around([fault], 12)).map(({ id, type }) => `${type} ${id}`)).toEqual(['data revenue-2026-03-10-data']);
    expect(courses(around([alert(7, -0.4), fault], 10))[0]).toBe('opened 7, improved 9');
  });
});

test('an incident of data counts its faulty days, and not those between them', () => {
  const fault = (offset: number): NodeDay => day(offset, 40, { status: 'data_fault', score: null, decidedBy: null });
  const [incident] = found(around([fault(8), day(9), day(10), fault(11)], 14));
  expect(incident?.members.map(({ since, until, gapDays }) => [until - since + 1, gapDays])).toEqual([[4, 2]]);
});

describe('alerts of related series', () => {
  const orders = { metric: 'orders' };

  test('share an incident that is named after the one with the most money', () => {
    const [incident, ...others] = found([
      ...around([alert(9, -0.4)], 12),
      ...around([alert(8, -0.4, orders)], 12, orders),
    ]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ id: 'orders-2026-03-10', metric: 'revenue', impact: -4000 });
    expect(incident && course(incident)).toContain('opened 8, joined 9');
  });

  test('of other trees have incidents of their own', () => {
    const errors = { metric: 'error_rate' };
    const days = [...around([alert(8, -0.4)], 9), ...around([alert(8, 0.4, errors)], 9, errors)];
    expect(found(days).map(({ id }) => id)).toEqual(['revenue-2026-03-10', 'error_rate-2026-03-10']);
  });

  test('of a slice join the whole while it is silent or not; a slice on another day has its own', () => {
    const pay = { metric: 'error_rate', slice: 'service=pay' };
    const search = { metric: 'error_rate', slice: 'service=search' };
    const whole = { metric: 'error_rate' };
    const same = [...around([alert(8, 0.4, pay)], 12, pay), ...around([alert(9, 0.4, whole)], 12, whole)];
    expect(found(same)).toMatchObject([{ members: [{}, {}] }]);
    const apart = [...around([alert(8, 0.4, pay)], 14, pay), ...around([alert(11, 0.4, search)], 14, search)];
    expect(found(apart).map(({ slice }) => slice)).toEqual(['service=pay', 'service=search']);
  });

  test('that turn out to have one whole are merged into the earlier incident', () => {
    const pay = { metric: 'error_rate', slice: 'service=pay' };
    const search = { metric: 'error_rate', slice: 'service=search' };
    const whole = { metric: 'error_rate' };
    const long = (from: number, series: Partial<NodeDay>): NodeDay[] =>
      around(
        Array.from({ length: 14 - from }, (_, index) => alert(from + index, 0.4, series)),
        14,
        series,
      );
    const incidents = found([...long(8, pay), ...long(11, search), ...long(13, whole)]);
    expect(incidents).toMatchObject([
      { id: 'error_rate-2026-03-10', state: 'open', members: [{}, {}, {}] },
      { id: 'error_rate-2026-03-13', state: 'merged', mergedInto: 'error_rate-2026-03-10' },
    ]);
  });
});

describe('slices of a large account', () => {
  const slice = (name: string) => ({ slice: `country=${name}` });

  test('alerts of slices as often as chance makes them open nothing, and prolong nothing', () => {
    const days = [5, 6, 7, 8, 9, 10].map((offset) =>
      alert(offset, -0.3, { ...slice(`S${offset}`), status: 'warning', score: -4.5 }),
    );
    expect(courses([...around([], 14), ...days], 1000)).toEqual([]);
    expect(courses([...around([alert(4, -0.4)], 14), ...days], 1000)).toEqual(['opened 4, improved 5, recovered 6']);
    expect(courses([...around([], 14), ...days.slice(0, 1)], 10)).toEqual(['opened 5']);
  });

  test('a slice that is far out opens an incident of its own while the whole is silent, if it costs what matters to the whole', () => {
    const out = (yhat: number): NodeDay[] =>
      around([], 14, slice('DE')).map((one) => ({
        ...one,
        ...(one.day === addDays(FIRST, 8) ? alert(8, -0.9, { ...slice('DE'), score: -30 }) : {}),
        value: one.day === addDays(FIRST, 8) ? yhat / 10 : yhat,
        yhat,
      }));
    expect(courses([...around([], 14), ...out(20)], 1000)).toEqual(['opened 8, improved 9, recovered 10']);
    // 0.5 % of a week of 700 is 3.5.
    expect(courses([...around([], 14), ...out(3)], 1000)).toEqual([]);
  });

  test('of a slice that loses more than the whole, with which it shares an incident, the money is named', () => {
    const slow = [8, 9, 10].map((offset) => alert(offset, -0.6, { ...slice('PL'), score: -30 }));
    const [incident] = found([...around([alert(9, -0.1), alert(10, -0.1)], 11), ...slow]);
    expect(incident).toMatchObject({ slice: 'country=PL', impact: -18_000 });
  });

  test('many slices that are out together are more than chance, where one of them would not be', () => {
    const together = Array.from({ length: 40 }, (_, at) =>
      alert(8, -0.5, { ...slice(`S${at}`), status: 'warning', score: -6.5 }),
    );
    expect(courses([...around([], 14), ...together.slice(0, 1)], 1000)).toEqual([]);
    expect(found([...around([], 14), ...together], 1000).map(({ members }) => members.length)).toEqual([40]);
  });

  test('a slice beyond its declared limit is no chance, and lets no other slice through', () => {
    const limited = Array.from({ length: 40 }, (_, at) =>
      alert(8, -0.1, { ...slice(`S${at}`), decidedBy: 'below_limit', score: -1 }),
    );
    const byChance = alert(8, -0.5, { ...slice('DE'), status: 'warning', score: -6.5 });
    const through = beyond([...limited, byChance], 1000).get(addDays(FIRST, 8)) ?? new Set();
    expect([...through].sort()).toEqual(limited.map(({ slice: of }) => `revenue ${of}`).sort());
  });
});

describe('derived again', () => {
  const kinds = fc.constantFrom(
    'quiet',
    'odd',
    'warning',
    'critical',
    'drift',
    'late',
    'good',
    'fault',
    'none',
    'level',
  );
  const SERIES = [
    { metric: 'revenue', slice: '' },
    { metric: 'orders', slice: '' },
    { metric: 'revenue', slice: 'country=DE' },
    { metric: 'revenue', slice: 'country=FR' },
  ] as const;

  function daysOf(kind: string, offset: number, series: Partial<NodeDay>): NodeDay[] {
    switch (kind) {
      case 'none':
        return [];
      case 'odd':
        return [day(offset, -0.1, series)];
      case 'warning':
        return [alert(offset, -0.2, series)];
      case 'critical':
        return [alert(offset, -0.5, series)];
      case 'drift':
        return [alert(offset, -0.06, { ...series, window: { days: 7, score: -3.5, gap: -42 }, windowScores: [-3.5] })];
      case 'level':
        return [alert(offset, -0.06, { ...series, window: { days: 31, score: -5, gap: -42 }, windowScores: [-5] })];
      case 'late':
        return [day(offset, 0, { ...series, status: 'late_data' })];
      case 'good':
        return [alert(offset, 0.4, { ...series, favourable: true })];
      case 'fault':
        return [day(offset, 9, { ...series, status: 'data_fault', score: null })];
      default:
        return [day(offset, 0, series)];
    }
  }

  test('from any day before which all was closed for long, incidents are the same', () => {
    const histories = fc.array(fc.tuple(kinds, kinds, kinds, kinds), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(histories, fc.nat(59), (history, start) => {
        const days = history.flatMap((row, offset) =>
          row.flatMap((kind, index) => daysOf(kind, offset, SERIES[index] ?? {})),
        );
        const to = addDays(FIRST, history.length - 1);
        const all = incidentsOf(days, metrics, { from: FIRST, to, isData: false, beyondChance: beyond(days) });
        let from = addDays(FIRST, Math.min(start, history.length - 1));
        for (const { openedOn, closedOn } of all.toReversed())
          if (openedOn < from && (closedOn === null || closedOn + incidentRules.reopenWithinDays >= from))
            from = openedOn;
        const again = incidentsOf(
          days.filter((one) => one.day >= addDays(from, one.slice === '' ? -USUAL_DAYS.ofWhole : -USUAL_DAYS.ofSlice)),
          metrics,
          { from, to, isData: false, beyondChance: beyond(days) },
        );
        expect(again).toEqual(all.filter(({ openedOn }) => openedOn >= from));
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        for (const one of all) expect(one.transitions[0], isoDay(one.openedOn)).toMatchObject({ kind: 'opened' });
      }),
      { numRuns: 40 },
    );
  });
});
