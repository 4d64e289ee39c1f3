import { describe, expect, test } from 'vitest';
import { periodForecastOn } from '../../../../test/fixtures/period-forecasts.ts';
import { incidentDetail } from '../../../../test/fixtures/incidents.ts';
import { nothingOmitted } from '../../../../test/fixtures/summaries.ts';
import { dayFromIso } from '../../../calendar/day.ts';
import type { Judged, Verdict } from '../../../detect/verdict.ts';
import { catalogue } from '../../../metrics/catalogue.ts';
import { headline } from './headline.ts';
import type { IncidentDetail } from '../../incident-detail.ts';
import type { DayVerdict, Summary } from '../../summary.ts';
import { tiles } from './tiles.ts';

const MONDAY = dayFromIso('2026-09-21');
const SUNDAY = dayFromIso('2026-09-20');

function judged(changes: Partial<Judged> = {}): Judged {
  const expectation = {
    yhat: 52_600,
    yhat_lower: 48_000,
    yhat_upper: 57_000,
    intervals: [{ level: 0.8, lower: 49_500, upper: 55_800 }],
    warning_lower: 46_900,
    warning_upper: 58_400,
    critical_lower: 40_000,
    critical_upper: null,
    spread: 0.05,
    scale: 'log',
    known_days: 1000,
    special_day: null,
    implausible_above: null,
    yhat_before: null,
    windows: [],
  } as const;
  const value = changes.value ?? 38_420;
  return {
    status: 'critical',
    value,
    expectation,
    window: null,
    score: -8,
    deviation: (value - 52_600) / 52_600,
    favourable: false,
    decided_by: 'forecast_error',
    ...changes,
  };
}

function of(id: string, verdict: Verdict, day = MONDAY): DayVerdict {
  const metric = catalogue.find((candidate) => candidate.id === id);
  if (!metric) throw new Error(`no metric ${id}`);
  return { metric, slice: '', day, verdict };
}

function incidentOf(id: string, changes: Partial<IncidentDetail>): IncidentDetail {
  return incidentDetail(of(id, judged()).metric, MONDAY, { id, impact: null, ...changes });
}

function summary(revenue: DayVerdict | null, changes: Partial<Summary> = {}): Summary {
  return {
    name: 'Nordlicht Outdoor',
    zone: 'Europe/Berlin',
    currency: 'EUR',
    locale: 'en-GB',
    localTime: '2026-09-22T08:10',
    lastClosed: MONDAY,
    staleness: null,
    restated: [],
    dataStop: null,
    dataFaults: [],
    usualSilence: 0,
    completeThrough: MONDAY,
    revenue,
    lastJudgedRevenue: revenue,
    incidents: [],
    snoozed: 0,
    favourable: [],
    judgedLately: 7,
    lastDayAlerts: { warning: 0, critical: 0 },
    lateSeries: 0,
    omitted: nothingOmitted,
    month: null,
    quarter: null,
    operations: [],
    ...changes,
  };
}

const headlineText = (shown: Summary) => {
  const { subject, state, text } = headline(shown);
  return `${subject}|${state.word}|${text}`;
};

describe('the headline', () => {
  const normal = of('revenue', judged({ status: 'normal', value: 52_310, decided_by: 'within' }));

  test.each([
    ['Critical', of('revenue', judged()), 'Revenue is|Critical|Monday brought €38,420, 27% below expected.'],
    ['Normal', normal, 'Revenue is|Normal|Monday brought €52,310, as expected.'],
    [
      'a favourable day',
      of('revenue', judged({ status: 'warning', value: 60_900, favourable: true })),
      'Revenue is|Unusual (good)|Monday brought €60,900, 16% above expected.',
    ],
    ['no revenue', null, '|No data|revenue is not in your data.'],
  ])('is right for %s', (_, revenue, text) => expect(headlineText(summary(revenue))).toBe(text));

  test('of late data names the last judged day', () => {
    const late = of('revenue', { status: 'late_data', value: null, expectation: normal.verdict.expectation });
    const shown = summary(late, { lastJudgedRevenue: { ...normal, day: SUNDAY } });
    expect(headlineText(shown)).toBe('|Late data|Monday cannot be judged yet; Sunday was Normal.');
    expect(tiles(shown)[0]).toMatchObject({
      figure: 'Not judged yet',
      why: 'Data for Mon 21 Sep is incomplete. Sun 20 Sep was Normal, €52,310',
    });
  });
});

describe('the tiles', () => {
  test('ask the four questions and compare the figures', () => {
    const revenue = of('revenue', judged());
    const errors = judged({
      value: 0.021,
      deviation: 9,
      expectation: { ...judged().expectation, yhat: 0.002, warning_lower: null, warning_upper: 0.006 },
    });
    const shown = tiles(
      summary(revenue, {
        incidents: [incidentOf('revenue', { impact: -1_418_000 }), incidentOf('error_rate', { meanGap: 0.02 })],
        operations: [of('error_rate', errors), of('latency_p95', judged({ status: 'normal', value: 500 }))],
        month: periodForecastOn(dayFromIso('2026-09-22'), 1_060_000, [400_000, 445_000, 490_000]),
      }),
    );
    expect(shown.map(({ ask, figure, why }) => [ask, figure, why])).toEqual([
      ['Is revenue normal?', '€38,420', '27% below expected (€52,600; normal range €46,900 to €58,400)'],
      ['Anything to decide?', '€14,180 short', 'Revenue on Mon 21 Sep; also error rate'],
      ['Where will September land?', '€1.46M to €1.55M', '80% range; €1.06M is in after 21 days'],
      ['Are operations degrading?', 'Error rate 2.1%', 'At most 0.6% is normal. No alert on the other one'],
    ]);
  });

  test('of operations name the second alert and count the rest', () => {
    const errors = of('error_rate', judged({ value: 0.021, deviation: 9 }));
    const calm = of('latency_p95', judged({ status: 'normal', value: 500 }));
    const why = (operations: readonly DayVerdict[]) => tiles(summary(null, { operations }))[3]?.why;
    const latency = of('latency_p95', judged({ value: 3000, deviation: 5 }));
    expect(why([errors, latency, calm])).toMatch(/\. Also latency p95; 1 without alert$/);
    expect(why([errors, latency, errors])).toMatch(/\. Also latency p95 and 1 more$/);
  });

  test('of the month give its target, the odds, and the run rate', () => {
    const monthTile = (target: number) => {
      const month = periodForecastOn(dayFromIso('2026-09-22'), 1_060_000, [400_000, 440_000, 490_000], { target });
      return tiles(summary(null, { month }))[2];
    };
    expect(monthTile(1_560_000)).toMatchObject({
      figure: '€1.46M to €1.55M',
      why: 'Target €1.56M: odds at most 10%; €55,556 a day needed, €48,889 expected',
      state: { word: 'Warning' },
    });
    expect(monthTile(1_000_000)?.why).toBe('Target €1.00M: odds at least 90%; €1.06M is in after 21 days');
  });

  test('say so if nothing is loaded', () => {
    const shown = tiles(summary(null));
    expect(shown.map(({ figure }) => figure)).toEqual([
      'Not in your data',
      'Nothing',
      'Not judged yet',
      'Not in your data',
    ]);
  });
});
