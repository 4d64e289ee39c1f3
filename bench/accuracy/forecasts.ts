import { addDays } from '../../src/calendar/day.ts';
import { horizonBand, missesByGroup, relativeMiss, type Range } from '../../src/forecast/horizon-band.ts';
import { prefix, walk, type Model } from '../../src/forecast/model.ts';
import { pastOrigins } from '../../src/forecast/past-origins.ts';
import { groupWeights, horizonGroup, trimmedMean } from '../../src/forecast/trimmed-ensemble.ts';
import { quantile } from '../../src/stats/quantile.ts';
import { isScored } from './scores.ts';
import { daysAhead, originsOf, type Forecasts } from './origins.ts';
import type { TestSet } from './test-set.ts';

/** What a member says at each origin. */
export function memberForecasts(set: TestSet, member: Model): Forecasts {
  const fit = walk(member);
  return new Map(
    originsOf(set)
      .toReversed()
      .map((length) => {
        const days = daysAhead().map((ahead) => addDays(set.start, length + ahead));
        return [length, fit(prefix(set, length)).predict(days)];
      }),
  );
}

/** What the members say together, weighed at each origin by what was known there. */
export function ensembleForecasts(set: TestSet, members: readonly Forecasts[]): Forecasts {
  return new Map(
    originsOf(set).map((length) => {
      const weights = groupWeights(missesKnownAt(set, members, length), members.length);
      const together = daysAhead().map((ahead) =>
        trimmedMean(
          members.map((said) => said.get(length)?.[ahead] ?? null),
          weights[horizonGroup(ahead + 1)] ?? [],
        ),
      );
      return [length, together];
    }),
  );
}

/** The sums of absolute errors by horizon group and member, of past mornings' forecasts of days before an origin. */
function missesKnownAt(set: TestSet, members: readonly Forecasts[], length: number) {
  const sums = Array.from({ length: 4 }, () => members.map(() => 0));
  const days = [0, 0, 0, 0];
  for (const origin of pastOrigins(length)) {
    for (let ahead = 0; origin + ahead < length; ahead++) {
      const actual = set.values[origin + ahead] ?? null;
      const said = members.map((member) => member.get(origin)?.[ahead] ?? null);
      if (actual === null || said.includes(null) || !isScored(set, origin + ahead)) continue;
      const group = horizonGroup(ahead + 1);
      days[group] = (days[group] ?? 0) + 1;
      said.forEach((value, member) => {
        const own = sums[group];
        if (own && value !== null) own[member] = (own[member] ?? 0) + Math.abs(actual - value);
      });
    }
  }
  return { sums, days };
}

/** The band of each forecast by what such forecasts had missed by until its origin. */
export function bandsOf(
  set: TestSet,
  forecasts: Forecasts,
  level: number,
): ReadonlyMap<number, readonly (Range | null)[]> {
  return new Map(
    originsOf(set).map((length) => {
      const known = set.values.slice(0, length).flatMap((value) => (value === null ? [] : [Math.abs(value)]));
      const usual = quantile(known, 0.5) ?? 0;
      const past = pastOrigins(length).map((origin) =>
        daysAhead().map((ahead) => {
          const actual = set.values[origin + ahead] ?? null;
          const yhat = forecasts.get(origin)?.[ahead] ?? null;
          if (origin + ahead >= length || actual === null || yhat === null || !isScored(set, origin + ahead))
            return null;
          return relativeMiss(actual, yhat, usual);
        }),
      );
      const misses = missesByGroup(past);
      const bands = (forecasts.get(length) ?? []).map((yhat, ahead) =>
        yhat === null ? null : horizonBand(yhat, misses[horizonGroup(ahead + 1)] ?? [], usual, level),
      );
      return [length, bands];
    }),
  );
}
