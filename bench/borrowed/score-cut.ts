import { addDays, type Day } from '../../src/calendar/day.ts';
import { reconciled, type PartForecast } from '../../src/explain/reconciled.ts';
import { rollingForecast } from '../../src/forecast/ensemble/rolling-forecast.ts';
import { eventDays } from '../../src/forecast/events/event-days.ts';
import { forecast } from '../../src/forecast/forecast.ts';
import { intervalAt } from '../../src/forecast/intervals/band.ts';
import { membersWithEvents } from '../../src/forecast/members/default-members.ts';
import type { Model } from '../../src/forecast/model.ts';
import { withYearlyShape } from '../../src/forecast/siblings/with-yearly-shape.ts';
import { yearlyShape } from '../../src/forecast/siblings/yearly-shape.ts';
import { quantile } from '../../src/stats/quantile.ts';
import { lastTwoYears, SCORED_DAYS } from '../accuracy/origins.ts';
import type { HoldoutSet } from '../holdout/holdout-set.ts';

/** A whole and all slices of it by one dimension. */
export interface Cut {
  readonly name: string;
  readonly whole: HoldoutSet;
  readonly slices: readonly HoldoutSet[];
}

export const FOR_THE_WHOLE = ['itself', 'sum of slices', 'mean of both', 'both by variance'] as const;
export const FOR_SLICES = ['themselves', 'in proportion', 'by variance', 'both levels by variance'] as const;

/** WAPE by ways to forecast, and by how much the forecasts of slices differ from that of the whole. */
export interface CutScore {
  readonly name: string;
  readonly slices: number;
  /** The median over origins of the sum of slices over the whole, minus 1. */
  readonly gap: number;
  readonly whole: readonly number[];
  readonly ofSlices: readonly number[];
}

const EVERY = 4;
const DAYS_NEEDED = 60;
const LEVEL = 0.8;
/** Half the width of an 80 % interval, in standard deviations of a Gaussian. */
const HALF_WIDTH = 1.2816;
/** Slices with a smaller share of the last year's whole are no cut of it. */
const COMPLETE = 0.99;
const YEAR_DAYS = 365;

/** The revenue of each business with all slices by one dimension. */
export function cutsOf(sets: readonly HoldoutSet[]): Cut[] {
  return sets
    .filter(({ name }) => name.endsWith(' revenue'))
    .flatMap((whole) => {
      const slices = sets.filter(({ name }) => name.startsWith(`${whole.business} `) && name.includes('='));
      const cutBy = ({ name }: HoldoutSet): string => name.split('=')[0] ?? '';
      return Array.from(new Set(slices.map(cutBy)), (name) => ({
        ...{ name, whole },
        slices: slices.filter((slice) => cutBy(slice) === name),
      }));
    })
    .filter(({ whole, slices }) => {
      const of = (set: HoldoutSet) =>
        set.values.slice(-YEAR_DAYS).reduce<number>((sum, value) => sum + (value ?? 0), 0);
      return slices.reduce((sum, slice) => sum + of(slice), 0) >= COMPLETE * of(whole);
    });
}

/** Forecasts of 28 days from every fourth week of two years. */
export function scoreCut({ name, whole, slices }: Cut): CutScore {
  const origins = lastTwoYears(whole)
    .filter((_, week) => week % EVERY === 0)
    .toReversed();
  const firstDays = origins.map((origin) => addDays(whole.start, origin));
  const shape = withYearlyShape(yearlyShape(whole, whole.holidays));
  const ofWhole = forecasts(whole, membersWithEvents(whole.holidays), firstDays);
  const ofSlices = slices.map((slice) =>
    forecasts(slice, membersWithEvents(slice.holidays, true).map(shape), firstDays),
  );
  const errors = { whole: FOR_THE_WHOLE.map(() => 0), slices: FOR_SLICES.map(() => 0) };
  const totals = { whole: 0, slices: 0 };
  const gaps = firstDays.flatMap((first) => {
    let [direct, summed] = [0, 0];
    for (let day = first; day < addDays(first, SCORED_DAYS); day = addDays(day, 1)) {
      const own = ofWhole.get(first)?.get(day);
      if (!own) continue;
      const parts = ofSlices.map((of) => of.get(first)?.get(day) ?? { expected: 0, variance: 0 });
      const sum = total(parts.map(({ expected }) => expected));
      const actuals = slices.map((slice) => valueOn(slice, day));
      const both = reconciledWhole(own, sum, total(parts.map(({ variance }) => variance)));
      const proportion = sum > 0 ? own.expected / sum : 1;
      [own.expected, sum, (own.expected + sum) / 2, both].forEach((value, way) => {
        errors.whole[way] = (errors.whole[way] ?? 0) + Math.abs(value - valueOn(whole, day));
      });
      const ways = [
        parts.map(({ expected }) => expected),
        parts.map(({ expected }) => expected * proportion),
        reconciled(parts, own.expected),
        reconciled(parts, both),
      ];
      ways.forEach((values, way) => {
        errors.slices[way] =
          (errors.slices[way] ?? 0) + total(values.map((value, at) => Math.abs(value - (actuals[at] ?? 0))));
      });
      totals.whole += Math.abs(valueOn(whole, day));
      totals.slices += total(actuals.map(Math.abs));
      [direct, summed] = [direct + own.expected, summed + sum];
    }
    return direct > 0 ? [summed / direct - 1] : [];
  });
  return {
    ...{ name, slices: slices.length, gap: quantile(gaps, 0.5) ?? NaN },
    whole: errors.whole.map((error) => error / totals.whole),
    ofSlices: errors.slices.map((error) => error / totals.slices),
  };
}

/** The whole and the sum of its slices, each weighted by the variance of the other. */
function reconciledWhole({ expected, variance }: PartForecast, sum: number, ofSum: number): number {
  return variance + ofSum > 0 ? (expected * ofSum + sum * variance) / (variance + ofSum) : expected;
}

/** By first day, then by day; no days where too little is known. */
function forecasts(
  set: HoldoutSet,
  members: readonly Model[],
  firstDays: readonly Day[],
): Map<Day, Map<Day, PartForecast>> {
  const rolling = rollingForecast(set, members, undefined, eventDays(set.holidays));
  return new Map(
    firstDays.map((first) => {
      const origin = first - set.start;
      const points = origin < DAYS_NEEDED ? [] : forecast(rolling, SCORED_DAYS, { origin, levels: [LEVEL] });
      return [
        first,
        new Map(
          points.map((point) => {
            const { lower, upper } = intervalAt(point, LEVEL) ?? { lower: 0, upper: 0 };
            const variance = ((upper - lower) / 2 / HALF_WIDTH) ** 2;
            return [point.day, { expected: point.yhat, variance }];
          }),
        ),
      ];
    }),
  );
}

function valueOn({ start, values }: HoldoutSet, day: Day): number {
  return values[day - start] ?? 0;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
