import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runSize } from '../../../test/run-size.ts';
import { addDays, dayFromIso } from '../../calendar/day.ts';
import type { HolidayRow } from '../../calendar/holiday-row.ts';
import type { Mode, SeasonalityOption, Settings, Regressor } from './design/options.ts';
import { predict } from './predict/predict.ts';
import { fitProphet } from './fit-prophet.ts';
import type { Times } from './design/rows.ts';

const HOUR_MS = 3_600_000;
const RUNS = runSize('smallHistories');
const MAX_ROWS = 30;
const START = dayFromIso('1997-05-19');
const SALE = addDays(START, 1);

const mode = fc.constantFrom<Mode>('additive', 'multiplicative');
const priorScale = fc.constantFrom(0.001, 0.05, 1, 10, 1000);

/** Repeated, extreme and missing values. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -1e6, max: 1e6 }).map((units) => units / 1e4) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 20, -5) },
  { weight: 1, arbitrary: fc.constantFrom(null, 1e-12, -1e-12, 1e15, -1e15) },
);

const row = fc.record({
  y: value,
  gapHours: fc.constantFrom(0, 1, 24, 24, 24, 24 * 7, 24 * 30, 24 * 365),
  x: fc.integer({ min: -1000, max: 1000 }).map((units) => units / 100),
  flag: fc.boolean(),
  weight: fc.constantFrom(1, 1, 1, 0.1, 2, 0),
  floor: fc.integer({ min: -2000, max: 0 }).map((units) => units / 100),
});

const options = fc.record({
  growth: fc.constantFrom<Settings['growth']>('linear', 'logistic', 'flat'),
  scaling: fc.constantFrom<Settings['scaling']>('absmax', 'minmax'),
  seasonality_mode: mode,
  holidays_mode: mode,
  n_changepoints: fc.constantFrom(0, 3, 25),
  changepoint_range: fc.constantFrom(0, 0.8, 1),
  changepoint_prior_scale: priorScale,
  seasonality_prior_scale: priorScale,
  yearly_seasonality: fc.constantFrom<SeasonalityOption>('auto', true, false, 2),
  weekly_seasonality: fc.constantFrom<SeasonalityOption>('auto', true, false),
  seasonalities: mode.map((of) => [
    { name: 'monthly', period: 30.5, fourier_order: 2, mode: of, condition_name: 'open' },
  ]),
  holidays: fc.constantFrom<HolidayRow[]>([], [{ ds: SALE, holiday: 'sale', lower_window: -1, upper_window: 2 }]),
  regressors: fc.oneof(
    fc.constant<Regressor[]>([]),
    mode.map((of): Regressor[] => [{ name: 'x', mode: of }]),
  ),
});

const history = fc.record({
  rows: fc.array(row, { maxLength: MAX_ROWS, size: 'max' }),
  options,
  hasFloor: fc.boolean(),
  isConstant: fc.boolean(),
  above: fc.constantFrom(1.01, 1.5, 10, 1e6),
});

test('a small history of any growth and mode has a finite forecast with a non-empty interval, or no fit', () => {
  let fitted = 0;
  fc.assert(
    fc.property(history, ({ rows, options: given, hasFloor, isConstant, above }) => {
      const y = rows.map((_, index) => rows[isConstant ? 0 : index]?.y ?? null);
      const largest = Math.max(1e-3, ...y.map((known) => Math.abs(known ?? 0)));
      const times = columnsOf(rows, hasFloor, above * largest);
      const fit = fitProphet({ ...times, y, weights: rows.map(({ weight }) => weight) }, given);
      if (!fit) return;
      fitted++;
      const ahead = columnsOf([...rows, ...rows], hasFloor, above * largest);
      const { yhat, yhat_lower, yhat_upper, components } = predict(fit, ahead, 0.95);
      const every = Object.values(components).flatMap((component) => Array.from(component));
      expect([fit.yScale, fit.parameters.sigma_obs, ...every].filter((number) => !Number.isFinite(number))).toEqual([]);
      const bands = Array.from(yhat, (value, at) => [yhat_lower[at] ?? 0, value, yhat_upper[at] ?? 0] as const);
      const isBand = ([lower, value, upper]: (typeof bands)[number]) =>
        lower <= value && value <= upper && lower < upper && Number.isFinite(upper - lower);
      expect(bands.filter((band) => !isBand(band))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  expect(fitted).toBeGreaterThan(RUNS / 2);
});

/** The columns of successive rows, with a rising cap. */
function columnsOf(
  rows: readonly { gapHours: number; x: number; flag: boolean; floor: number }[],
  hasFloor: boolean,
  cap: number,
): Times {
  let hours = START * 24;
  return {
    ds: rows.map(({ gapHours }) => (hours += gapHours) * HOUR_MS),
    regressors: { x: rows.map(({ x }) => x) },
    conditions: { open: rows.map(({ flag }) => flag) },
    cap: rows.map((_, index) => cap * (1 + index / 100)),
    ...(hasFloor && { floor: rows.map(({ floor }) => floor) }),
  };
}
