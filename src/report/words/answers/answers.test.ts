import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodForecastOn } from '../../../../test/fixtures/period-forecasts.ts';
import { metric, shareMetric } from '../../../../test/fixtures/metrics.ts';
import { incidentDetail } from '../../../../test/fixtures/incidents.ts';
import { nothingOmitted } from '../../../../test/fixtures/summaries.ts';
import { dayVerdict, expected, verdictOn } from '../../../../test/fixtures/verdicts.ts';
import { addDays, dayFromIso } from '../../../calendar/day.ts';
import type { Expectation } from '../../../detect/expectation.ts';
import type { Metric } from '../../../metrics/metric.ts';
import { answers, heading } from './answers.ts';
import { headline } from './headline.ts';
import type { DayVerdict, Summary } from '../../summary.ts';

const SUNDAY = dayFromIso('2026-09-20');
const MONDAY = dayFromIso('2026-09-21');
const TUESDAY = dayFromIso('2026-09-22');

const revenue = metric({ id: 'revenue', title: 'Revenue' });
const orders = metric({ id: 'orders', title: 'Orders', unit: 'count' });
const errorRate = shareMetric({ id: 'error_rate', title: 'Error rate' });
const requests = metric({ id: 'requests', title: 'Requests', unit: 'count', nonNegative: true });

const rate: Expectation = expected({
  yhat: 0.004,
  yhat_lower: 0.003,
  yhat_upper: 0.005,
  warning_lower: null,
  warning_upper: 0.006,
  critical_lower: null,
  critical_upper: 0.01,
});

const revenueOn = (value: number, day = MONDAY) => dayVerdict(revenue, day, verdictOn(revenue, value, expected()));
const errorsOf = (service: string, value: number, day = MONDAY) =>
  dayVerdict(errorRate, day, verdictOn(errorRate, value, rate), service === '' ? '' : `service=${service}`);

const membersOf = (...metrics: Metric[]) => metrics.flatMap((one) => incidentDetail(one, MONDAY).members);

/** A Tuesday without alerts. */
const calm: Summary = {
  name: 'Harbour & Pine',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  locale: 'en-GB',
  localTime: '2026-09-22T07:00',
  lastClosed: MONDAY,
  staleness: null,
  restated: [],
  dataStop: null,
  dataFaults: [],
  usualSilence: 0,
  completeThrough: MONDAY,
  revenue: revenueOn(52_600),
  lastJudgedRevenue: revenueOn(52_600),
  incidents: [],
  snoozed: 0,
  favourable: [],
  judgedLately: 21,
  lastDayAlerts: { warning: 0, critical: 0 },
  lateSeries: 0,
  omitted: nothingOmitted,
  month: periodForecastOn(TUESDAY, 1_060_000, [400_000, 440_000, 490_000]),
  quarter: null,
  operations: [errorsOf('payment', 0.004), errorsOf('search', 0.003)],
};

const shortfall = incidentDetail(revenue, MONDAY, { impact: -1_418_000, members: membersOf(revenue, orders) });
const errorIncident = (service: string) =>
  incidentDetail(errorRate, MONDAY, {
    ...{ id: `error_rate-${service}`, slice: `service=${service}`, type: 'spike', impact: null, meanGap: 0.017 },
  });
const over = incidentDetail(revenue, SUNDAY, { onset: addDays(SUNDAY, -2), state: 'recovered', closedOn: TUESDAY });
const fault = incidentDetail(orders, MONDAY, { isData: true, type: 'data', severity: 'warning', impact: null });

const withTarget = (target: number) => periodForecastOn(TUESDAY, 1_060_000, [400_000, 440_000, 490_000], { target });
const quarter = periodForecastOn(TUESDAY, 4_100_000, [400_000, 500_000, 600_000], {
  kind: 'quarter',
  target: 4_650_000,
});

/** An empty store. */
const empty: Summary = {
  ...calm,
  completeThrough: null,
  revenue: null,
  lastJudgedRevenue: null,
  judgedLately: 0,
  month: null,
  quarter: null,
  operations: [],
};

const lines = (summary: Summary) =>
  answers(summary).map(({ question, state, text }) => `${question} ${state.shape} ${state.word}: ${text}`);
const revenueLine = (summary: Summary) => lines(summary)[0];

test('without alerts the four answers are calm', () => {
  expect(lines(calm)).toEqual([
    'Revenue ● Normal: Mon 21 Sep brought €52,600, as expected (normal range €46,900 to €58,400)',
    'Attention ● Normal: nothing unusual in the last 7 days, as far as they could be judged',
    'September → Forecast: lands at €1.46M to €1.55M (80%); €1.06M is in after 21 days',
    'Operations ● Normal: no alert on Mon 21 Sep (2 series judged)',
  ]);
  expect(heading(calm)).toBe('Harbour & Pine · 2026-09-22 07:00 Europe/Berlin · data complete to Mon 21 Sep');
});

test('an empty store says so, and no state is green', () => {
  expect(answers(empty).map(({ state }) => state.tone)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  expect(lines(empty)).toEqual([
    'Revenue ⊘ No data: revenue is not in your data',
    'Attention ◷ Not judged: none of the last 7 days could be judged',
    'Month ◷ Not judged: too little history to say where the month will land',
    'Operations ⊘ No data: operational events are not in your data',
  ]);
  expect(heading(empty)).toBe('Harbour & Pine · 2026-09-22 07:00 Europe/Berlin · no complete day yet');
});

describe('a Critical day', () => {
  const bad = revenueOn(38_420);
  const critical: Summary = {
    ...calm,
    revenue: bad,
    lastJudgedRevenue: bad,
    incidents: [shortfall, errorIncident('payment')],
    operations: [errorsOf('payment', 0.021), errorsOf('search', 0.003)],
  };

  test('gives the value, the deviation, and the operational alert it coincides with', () => {
    expect(revenueLine(critical)).toBe(
      'Revenue ◆ Critical: Mon 21 Sep brought €38,420, 27% below expected (€52,600; normal range €46,900 to €58,400); coincides with Critical error rate (payment)',
    );
  });

  test('is the first that needs attention, with its gap', () => {
    expect(lines(critical)[1]).toBe(
      'Attention ◆ 2 open: revenue is €14,180 short on Mon 21 Sep; also orders. Error rate (payment) is 1.7 points above expected on Mon 21 Sep',
    );
  });

  test('of operations names the crossed boundary', () => {
    expect(lines(critical)[3]).toBe(
      'Operations ◆ Critical: Mon 21 Sep: Error rate (payment) 2.1% (at most 0.6% is normal); no alert on the other one',
    );
  });

  test('below its lower boundary names that one', () => {
    const few = dayVerdict(
      requests,
      MONDAY,
      verdictOn(requests, 12, expected({ yhat: 500, warning_lower: 400, warning_upper: 600, critical_lower: 300 })),
    );
    expect(lines({ ...calm, operations: [few] })[3]).toBe(
      'Operations ◆ Critical: Mon 21 Sep: Requests 12 (at least 400 is normal)',
    );
  });

  test('among many is named or counted', () => {
    const services = ['a', 'b', 'c', 'd', 'e'].map((service) => errorsOf(service, 0.021));
    const [, attention, , operations] = lines({
      ...critical,
      incidents: ['a', 'b', 'c', 'd', 'e'].map(errorIncident),
      operations: [...services, errorsOf('f', 0.004), errorsOf('g', 0.004)],
    });
    const named = (line = '') => line.toLowerCase().split(/error rate[, (]+/).length - 1;
    expect([named(attention), named(operations)]).toEqual([2, 2]);
    expect(attention).toMatch(/^Attention ◆ 5 open: .*\. And 3 more$/);
    expect(operations).toMatch(/; and 3 more; no alert on the other 2$/);
  });
});

test('an incident of several days says since when, one of the data that nothing was judged', () => {
  const days = incidentDetail(revenue, SUNDAY, { onset: addDays(SUNDAY, -2), impact: -2_490_000 });
  expect(lines({ ...calm, incidents: [days, fault], snoozed: 2 })[1]).toBe(
    'Attention ◆ 2 open: revenue is €24,900 short over 3 days since Fri 18 Sep. Orders are not judged on Mon 21 Sep, because their data have a fault; 2 snoozed',
  );
});

test('an incident that is over needs no decision', () => {
  expect(lines({ ...calm, incidents: [over] })[1]).toBe(
    'Attention ● Normal: nothing is open; over by now: revenue was €90.00 short over 3 days since Fri 18 Sep',
  );
});

test('a favourable day is unusual (good), has no coinciding alert, and is counted apart', () => {
  const good = revenueOn(60_000);
  const summary: Summary = {
    ...calm,
    revenue: good,
    lastJudgedRevenue: good,
    favourable: [good],
    operations: [errorsOf('payment', 0.021)],
  };
  expect(revenueLine(summary)).toBe(
    'Revenue ✚ Unusual (good): Mon 21 Sep brought €60,000, 14% above expected (€52,600; normal range €46,900 to €58,400)',
  );
  expect(lines(summary)[1]).toBe(
    'Attention ● Normal: nothing harmful in the last 7 days, as far as they could be judged; 1 unusual (good): revenue',
  );
});

describe('late data', () => {
  const late = dayVerdict(revenue, MONDAY, { status: 'late_data', value: 12_000, expectation: expected() });
  const lateErrors = dayVerdict(
    errorRate,
    MONDAY,
    { status: 'late_data', value: null, expectation: rate },
    'service=payment',
  );
  const summary: Summary = {
    ...calm,
    completeThrough: SUNDAY,
    revenue: late,
    lastJudgedRevenue: revenueOn(52_600, SUNDAY),
    lateSeries: 2,
    operations: [lateErrors],
  };

  test('makes every state grey, and names the last judged day', () => {
    expect(answers(summary).map(({ state }) => state.tone)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(lines(summary)).toEqual([
      'Revenue ◷ Late data: Mon 21 Sep is not judged yet: its data is incomplete; last judged day: Sun 20 Sep, Normal, €52,600, as expected (normal range €46,900 to €58,400)',
      'Attention ◷ Not judged: nothing unusual in the last 7 days, as far as they could be judged',
      'September ◷ Not judged: lands at €1.46M to €1.55M (80%); €1.06M is in after 21 days',
      'Operations ◷ Late data: Mon 21 Sep is not judged; Late data for error rate (payment)',
    ]);
  });

  test('names a state once for the series that share it', () => {
    const answer = lines({ ...summary, operations: [lateErrors, { ...lateErrors, slice: '' }, lateErrors] })[3];
    expect(answer).toContain('Late data for error rate (payment), error rate and 1 more');
  });

  test('is not called incomplete in the first two weeks, when nothing shows how much of a day is usual', () => {
    const early = [null, expected({ known_days: 13 }), expected({ known_days: 14 })].map((expectation) =>
      revenueLine({
        ...summary,
        revenue: dayVerdict(revenue, MONDAY, { status: 'late_data', value: 12_000, expectation }),
        lastJudgedRevenue: null,
      }),
    );
    const line = (data: string): string => `Revenue ◷ Late data: Mon 21 Sep is not judged yet: its data ${data}`;
    expect(early).toEqual([line('may be incomplete'), line('may be incomplete'), line('is incomplete')]);
  });

  test('does not show the incomplete value', () => {
    expect(lines(summary).join('\n')).not.toContain('12,000');
  });

  test('without any judged day names none', () => {
    expect(revenueLine({ ...summary, lastJudgedRevenue: null })).toBe(
      'Revenue ◷ Late data: Mon 21 Sep is not judged yet: its data is incomplete',
    );
  });
});

describe('a day that cannot be judged', () => {
  const unjudged = (status: 'learning' | 'no_data' | 'closed', expectation: Expectation | null) =>
    revenueLine({
      ...calm,
      revenue: dayVerdict(revenue, MONDAY, { status, value: null, expectation }),
      lastJudgedRevenue: null,
    });

  test('was closed, or has no figure', () => {
    expect(unjudged('closed', null)).toBe('Revenue ▬ Closed: Mon 21 Sep was a closed day');
    expect(unjudged('no_data', expected())).toBe('Revenue ⊘ No data: no figure for Mon 21 Sep');
  });

  test('says what the first verdict still needs', () => {
    expect(unjudged('learning', expected({ known_days: 9 }))).toBe(
      'Revenue ◌ Learning: 9 of the 14 days needed for a first verdict',
    );
    expect(unjudged('learning', expected({ known_days: 200, yhat_lower: null }))).toBe(
      'Revenue ◌ Learning: too few past forecasts to judge Mon 21 Sep',
    );
    expect(unjudged('learning', null)).toBe('Revenue ◌ Learning: no forecast for Mon 21 Sep yet');
  });

  test('says what a day brought on which no trade was expected, in sentence and headline', () => {
    const verdict = { status: 'learning', value: 830, expectation: null } as const;
    const traded = { ...calm, revenue: dayVerdict(revenue, MONDAY, verdict) };
    const text = 'brought €830, and there is no forecast to compare it with';
    expect(revenueLine({ ...traded, lastJudgedRevenue: null })).toBe(`Revenue ◌ Learning: Mon 21 Sep ${text}`);
    expect(headline(traded)).toMatchObject({ subject: '', text: `Monday ${text}.` });
  });
});

describe('the turn of the year', () => {
  const lastDay = dayFromIso('2026-12-31');
  const newYear: Summary = {
    ...calm,
    localTime: '2027-01-01T07:00',
    lastClosed: lastDay,
    completeThrough: lastDay,
    revenue: revenueOn(52_600, lastDay),
    month: periodForecastOn(dayFromIso('2027-01-01'), 0, [900_000, 1_000_000, 1_100_000]),
  };

  test('names last year but not this one, and says that nothing is in yet', () => {
    expect(heading(newYear)).toMatch(/data complete to Thu 31 Dec 2026$/);
    expect(revenueLine(newYear)).toMatch(/: Thu 31 Dec 2026 brought /);
    expect(lines(newYear)[2]).toBe('January → Forecast: lands at €900,000 to €1.10M (80%); nothing is in yet');
  });

  test('after one day says day in the singular', () => {
    const secondDay: Summary = {
      ...newYear,
      month: periodForecastOn(dayFromIso('2027-01-02'), 30_000, [1e6, 1e6, 1e6]),
    };
    expect(lines(secondDay)[2]).toContain('€30,000 is in after 1 day');
  });

  test('a replay of another year names it', () => {
    expect(lines({ ...calm, localTime: '2028-01-01T07:00' })[2]).toMatch(/^September 2026 /);
  });
});

test('operational series without data are named, and the state is grey', () => {
  const missing = dayVerdict(
    errorRate,
    MONDAY,
    { status: 'no_data', value: null, expectation: rate },
    'service=search',
  );
  const summary = { ...calm, operations: [missing, errorsOf('payment', 0.004)] };
  expect(lines(summary)[3]).toBe(
    'Operations ⊘ No data: no alert on Mon 21 Sep (1 series judged); No data for error rate (search)',
  );
});

test('days of a month without data are counted as forecast', () => {
  const month = calm.month && { ...calm.month, unknownDays: 2 };
  expect(lines({ ...calm, month })[2]).toBe(
    'September → Forecast: lands at €1.46M to €1.55M (80%); €1.06M is in after 21 days, 2 of them without sound data and counted as forecast',
  );
});

describe('a month with a target', () => {
  const third = (summary: Partial<Summary>) => lines({ ...calm, ...summary })[2];

  test('has odds and a run rate, and is a Warning if even the upper end misses the target', () => {
    expect(third({ month: withTarget(1_560_000) })).toBe(
      'September ▲ Warning: lands at €1.46M to €1.55M (80%; target €1.56M, odds at most 10%); €1.06M is in after 21 days; €55,556 a day needed, €48,889 expected',
    );
    expect(third({ month: withTarget(1_500_000) })).toBe(
      'September → Forecast: lands at €1.46M to €1.55M (80%; target €1.50M, odds 50%); €1.06M is in after 21 days; €48,889 a day needed, €48,889 expected',
    );
  });

  test('that is reached for sure has no odds, one that can be lost again has', () => {
    const reached = { ...withTarget(1_000_000), isSure: true };
    expect(third({ month: reached })).toMatch(/target €1\.00M, reached\); €1\.06M is in after 21 days$/);
    const narrow = periodForecastOn(TUESDAY, 1_060_000, [220_000, 220_050, 220_100]);
    expect(third({ month: narrow, quarter: null })).toMatch(/: lands at €1\.28M \(80%\); /);
    const over = periodForecastOn(TUESDAY, 1_060_000, [0, 0, 0]);
    expect(third({ month: over, quarter: null })).toMatch(/: lands at €1\.06M; €1\.06M is in after 21 days$/);
    expect(third({ month: withTarget(1_000_000) })).toMatch(/target €1\.00M, odds at least 90%\)/);
  });

  test('is followed by its quarter', () => {
    // 550,000 more is 1.1 times the expected rest: seven of ten ranks among the past totals are below.
    expect(third({ quarter })).toMatch(/; Q3 at €4\.50M to €4\.70M \(80%; target €4\.65M, odds 30%\)$/);
  });
});

test('whatever the states, the four answers come in their order, and no sentence holds NaN, undefined or null', () => {
  const judged = fc.constantFrom(52_600, 45_000, 38_420, 1, -5, 60_000, 0).map((value) => revenueOn(value));
  const expectations = fc.constantFrom(
    null,
    expected(),
    expected({ yhat_lower: null, yhat_upper: null, known_days: 3 }),
    expected({ warning_lower: null, warning_upper: null }),
  );
  const unjudged = fc
    .record({
      status: fc.constantFrom('learning', 'no_data', 'late_data', 'closed'),
      value: fc.constantFrom(null, 0, 12),
      expectation: expectations,
    } as const)
    .map((verdict) => dayVerdict(revenue, MONDAY, verdict));
  const errors = fc
    .tuple(fc.constantFrom('', 'a', 'b'), fc.constantFrom(0.004, 0.021))
    .map(([service, value]) => errorsOf(service, value));
  const verdict: fc.Arbitrary<DayVerdict> = fc.oneof(judged, unjudged, errors);
  const incidents = fc.constantFrom(shortfall, errorIncident('a'), over, fault);
  const tiny = periodForecastOn(addDays(SUNDAY, -19), -5, [-1, 0.001, 0.002]);
  const summaries: fc.Arbitrary<Summary> = fc.record({
    name: fc.constant('Harbour & Pine'),
    zone: fc.constant('Europe/Berlin'),
    currency: fc.constantFrom('EUR', 'GBP', 'JPY'),
    locale: fc.constant('en-GB'),
    localTime: fc.constant('2026-09-22T07:00'),
    lastClosed: fc.constant(MONDAY),
    staleness: fc.constant(null),
    restated: fc.constant([]),
    dataStop: fc.constant(null),
    dataFaults: fc.constant([]),
    usualSilence: fc.constantFrom(0, 19),
    completeThrough: fc.constantFrom(null, SUNDAY, MONDAY),
    revenue: fc.option(fc.oneof(judged, unjudged)),
    lastJudgedRevenue: fc.option(judged),
    incidents: fc.array(incidents, { maxLength: 6 }),
    snoozed: fc.nat(2),
    favourable: fc.array(judged, { maxLength: 6 }),
    judgedLately: fc.nat(9),
    lastDayAlerts: fc.record({ warning: fc.nat(3), critical: fc.nat(3) }),
    lateSeries: fc.nat(3),
    omitted: fc.record({
      favourable: fc.nat(3),
      operations: fc.record({ judged: fc.nat(3), alarming: fc.nat(3), unknown: fc.nat(3), all: fc.constant(9) }),
    }),
    month: fc.constantFrom(null, calm.month, withTarget(1e6), withTarget(1_560_000), withTarget(9e6), tiny),
    quarter: fc.constantFrom(null, quarter),
    operations: fc.array(verdict, { maxLength: 8 }),
  });
  fc.assert(
    fc.property(summaries, (summary) => {
      const shown = answers(summary);
      expect([shown[0]?.question, shown[1]?.question, shown[3]?.question, shown.length]).toEqual([
        'Revenue',
        'Attention',
        'Operations',
        4,
      ]);
      expect(`${heading(summary)}\n${lines(summary).join('\n')}`).not.toMatch(
        /NaN|undefined|null|Infinity|\[object| {2}|!|\bdown\b|caused/,
      );
    }),
    { numRuns: 100 },
  );
});
