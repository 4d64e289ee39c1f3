import { describe, expect, test } from 'vitest';
import { engines } from '../../../test/fixtures/databases.ts';
import { expected } from '../../../test/fixtures/verdicts.ts';
import { addDays, dayFromIso } from '../../calendar/day.ts';
import { DECISIONS, STATUSES, type Verdict } from '../../detect/verdict.ts';
import type { StoredVerdict } from './verdict-row.ts';
import { saveVerdicts } from './save-verdicts.ts';
import { currentVerdicts } from '../../../test/fixtures/current-verdicts.ts';

const FIRST = dayFromIso('2026-03-01');
const intervals = [
  { level: 0.995, lower: -0.1, upper: 1 / 3 },
  { level: 0.8, lower: 0.1 + 0.2, upper: 1e300 },
];
const unknown = { yhat_lower: null, yhat_upper: null, intervals: [], warning_lower: null, critical_lower: null };

const lastWeek = {
  days: 7,
  yhat: 1 / 3,
  known_days: 6,
  expected: 2 / 3,
  actual: 0.1 + 0.2,
  error: -1e-17,
  limit: 0.125,
  spread: 1e-3,
  warning_lower: Math.E,
  warning_upper: null,
  critical_lower: 1e300,
  critical_upper: null,
};

/** One of every status, with every decision and both scales. */
const verdicts: Verdict[] = [
  ...STATUSES.flatMap((status, index): Verdict[] =>
    status === 'normal' || status === 'warning' || status === 'critical'
      ? DECISIONS.map((decided_by) => ({
          status,
          value: 1 / 3 + index,
          expectation: expected({ intervals, spread: 0.1 + 0.2, windows: [lastWeek] }),
          score: -Math.PI,
          deviation: decided_by === 'within' ? null : 1e-17,
          favourable: decided_by === 'near_zero',
          decided_by,
          window:
            decided_by === 'cumulative_error'
              ? { window_days: 7, window_score: -10 / 3, window_boundary: 0.1 + 0.2 }
              : null,
        }))
      : [{ status, value: null, expectation: null }],
  ),
  { status: 'late_data', value: 5, expectation: expected({ ...unknown, scale: 'linear' }) },
];
const stored = verdicts.map((verdict, index): StoredVerdict => ({
  ...{ metric: 'revenue', slice: 'country=DE', day: addDays(FIRST, index), verdict },
  ...{ ruleHash: 'rule', modelVersion: 'model', reconstructed: index % 2 === 0 },
  valueVersion: index % 3 === 0 ? null : index,
}));

describe.each(engines)('on $name', (engine) => {
  test('verdicts of every status are read as they were written, to the last bit', async () => {
    await using store = await engine.open();
    await saveVerdicts(store.db, stored, 1);
    expect(await currentVerdicts(store.db, FIRST)).toStrictEqual(stored);
  });

  test.each([
    [
      'status',
      "'fine'",
      'column status holds "fine", not one of normal, warning, critical, learning, no_data, late_data, data_fault, closed',
    ],
    ['status', "'Normal'", 'column status holds "Normal"'],
    ['decided_by', "'sigma'", 'column decided_by holds "sigma", not one of within, forecast_error, near_zero'],
    ['scale', "'sqrt'", 'column scale holds "sqrt", not one of log, linear'],
    ['decided_by', 'null', 'a judged verdict of revenue lacks its value, expectation, score or decided_by'],
    ['score', 'null', 'a judged verdict of revenue lacks its value, expectation, score or decided_by'],
    [
      'intervals',
      '\'[{"level": 0.8, "lower": null, "upper": 1}]\'',
      'column intervals holds {"level":0.8,"lower":null',
    ],
    ['windows', "'[[7, 1, null]]'", 'column windows holds a window without a number'],
    ['intervals', "'{}'", 'column intervals holds {}, not a list'],
  ])('a row whose %s is %s can not be read', async (column, value, message) => {
    await using store = await engine.open();
    await saveVerdicts(store.db, stored.slice(0, 1), 1);
    await store.db.script(`update verdicts set ${column} = ${value}`);
    await expect(currentVerdicts(store.db, FIRST)).rejects.toThrow(message);
  });
});
