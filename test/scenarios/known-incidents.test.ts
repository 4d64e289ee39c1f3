import { describe, expect, test } from 'vitest';
import { checkStoredIncidents } from '../../src/pipeline/check-incidents/check-stored-incidents.ts';
import { parseExpectedIncidents } from '../../src/pipeline/check-incidents/parse-expected-incidents.ts';
import { scenarioEngines } from '../fixtures/databases.ts';
import { only } from '../fixtures/metrics.ts';
import { dayAfter, days, FIRST, LAST, saleRows } from '../fixtures/shop-days.ts';
import { watchedShop } from '../fixtures/watched-shop.ts';

const PAST = '2026-03-24';
const FILE = `incidents:
  - { metric: revenue, slice: '', from: 2026-03-23, to: 2026-03-25, type: drop, within_days: 1 }
  - { metric: revenue, from: 2026-03-23, to: 2026-03-25, within_days: 0 }
  - { metric: revenue, from: ${PAST}, type: spike }
  - { metric: revenue, from: 2026-03-27 }
false_alarms:
  - { metric: revenue, from: 2026-03-28 }
  - metric: revenue
    from: ${PAST}
`;

describe.each(scenarioEngines)('on $name', (engine) => {
  test('known incidents are found or missed, false alarms fire or are silent, others are extra', async () => {
    await using shop = await watchedShop(engine, { metrics: only('revenue'), judgedDays: 12 });
    const odd = { [PAST]: { factor: 0.5 }, [LAST]: { factor: 0.5 } };
    await shop.deliver('all', saleRows(days(FIRST, LAST), odd));
    const { db, business } = shop;
    const check = async (text: string) => checkStoredIncidents(db, business, parseExpectedIncidents(text, 'i.yaml'));
    await expect(check(FILE)).rejects.toThrow('no run has finished yet');
    await shop.runAfter(LAST);

    const { incidents, falseAlarms, extra } = await check(FILE);
    const past = [expect.objectContaining({ id: `revenue-${PAST}` })];
    expect(incidents).toMatchObject([
      { overlapping: past, matched: past, daysToDetect: 1 },
      { overlapping: past, matched: [], daysToDetect: null },
      { overlapping: past, matched: [], daysToDetect: null },
      { overlapping: [], matched: [], daysToDetect: null },
    ]);
    expect(falseAlarms.map(({ matched }) => matched)).toEqual([[], past]);
    expect(extra).toEqual([]);
    const toLast = await check(`${FILE}  - { metric: revenue, slice: '', from: ${PAST}, to: ${LAST}, type: outage }\n`);
    expect(toLast.extra).toEqual([]);
    const apart = await check(`incidents: [{ metric: revenue, from: ${dayAfter(PAST)}, to: ${LAST} }]`);
    expect(apart.incidents).toMatchObject([{ matched: [{ id: `revenue-${LAST}` }] }]);
    const around = `incidents: [{ metric: revenue, from: 2026-03-23 }, { metric: revenue, from: ${LAST} }]`;
    expect((await check(around)).extra).toEqual(past);

    const unjudged = `incidents:\n  - { metric: revenu, from: ${PAST} }\n  - { metric: revenue, from: 2025-01-01 }\nfalse_alarms:\n  - { metric: revenue, slice: 'city=X', from: ${PAST} }\n  - { metric: revenue, from: ${dayAfter(LAST)} }`;
    await expect(check(unjudged)).rejects.toThrow(
      [
        "i.yaml:2:15: incidents.0.metric: there is no metric 'revenu'; did you mean 'revenue'?",
        'i.yaml:3:30: incidents.1.from: is before 2026-03-22, the first judged day; judged_days in the config lets a run judge more',
        "i.yaml:5:31: false_alarms.0.slice: no day of slice 'city=X' of 'revenue' has been judged",
        `i.yaml:6:30: false_alarms.1.from: is after ${LAST}, the last judged day`,
      ].join('\n'),
    );
  });
});

test.each([
  ['incidents: [', /^i\.yaml:1:\d+: is not YAML: /],
  ['', /^i\.yaml:1:1: write settings, not nothing$/],
  ['incidents: []', /^i\.yaml:1:1: names nothing: /],
  [
    'incident: []',
    /^i\.yaml:1:1: incident: is not a known setting; did you mean 'incidents'\?: incidents, false_alarms$/,
  ],
  [
    'incidents:\n  - { metric: revenue, from: 2026-02-30, typ: drop }',
    /^i\.yaml:2:30: incidents\.0\.from: write a day as YYYY-MM-DD\ni\.yaml:2:42: incidents\.0\.typ: is not a known setting; did you mean 'type'\?: metric, slice, from, to, type, within_days$/,
  ],
  [
    'incidents:\n  - { metric: revenue, from: 2026-02-20, to: 2026-02-19 }',
    /^i\.yaml:2:46: incidents\.0\.to: this day is before 'from'$/,
  ],
  ['false_alarms: [{ metric: 3, from: 2026-02-20 }]', /^i\.yaml:1:26: false_alarms\.0\.metric: write a text, not 3$/],
])('a faulty file is refused at its place: %s', (text, message) => {
  expect(() => parseExpectedIncidents(text, 'i.yaml')).toThrow(message);
});
