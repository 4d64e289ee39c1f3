import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventDays } from '../../src/forecast/events/event-days.ts';
import { ets } from '../../src/forecast/members/ets.ts';
import { defaultMembers, membersWithEvents } from '../../src/forecast/members/default-members.ts';
import { levelAdjustedProphet } from '../../src/forecast/members/level-adjusted-prophet.ts';
import { weekdayMean } from '../../src/forecast/members/weekday-mean.ts';
import type { Model } from '../../src/forecast/model.ts';
import { rollingForecast, type RollingForecast } from '../../src/forecast/ensemble/rolling-forecast.ts';
import {
  ensembleForecasts,
  plainForecasts,
  restoredCache,
  type DayForecast,
  type Method,
} from '../accuracy/methods.ts';
import { SCORED_DAYS } from '../accuracy/origins.ts';
import { cachedMembers } from './cached-members.ts';
import type { HoldoutSet, Truth } from './holdout-set.ts';
import { sourceHash } from './source-hash.ts';

export const YARDSTICK = 'weekday mean';
export const RIVAL = 'plain mean of three';
export const RIVAL_WITH_CALENDAR = 'plain mean of three, with the calendar';
/** Members alone, as they are in the ensemble. */
export const MEMBERS = defaultMembers.map(({ id }) => `${id}, with the calendar`);
/** The same three as in the plain mean. */
const [WEEKDAY_MEAN, ETS, LEVEL_ADJUSTED] = [1, 2, 4];
export const SHIPPED = 'the ensemble';
export const WITHOUT_CALENDAR = 'the ensemble without a calendar';
/** Of simulated series alone. */
export const TRUTH = 'the truth';
export const TRUTH_OF_LATER = 'the truth, with what begins later';
const folder = process.env['EVENKEEL_BENCH_CACHE'] ?? join(tmpdir(), 'evenkeel-bench');
const code = sourceHash();

/** The methods on one set, the ensemble as a rolling forecast as well. */
export interface HoldoutMethods {
  readonly methods: readonly Method[];
  readonly rolling: RollingForecast;
  readonly fitSeconds: () => number;
  readonly save: () => void;
}

/** @param set whose calendar is used by `the ensemble` and by what says so */
export function holdoutMethods(set: HoldoutSet): HoldoutMethods {
  const withCalendar = cached(set, 'calendar', membersWithEvents(set.holidays));
  const without = cached(set, 'plain', membersWithEvents([]));
  const alone = [ets, levelAdjustedProphet].map((model) => ({ model, cached: cached(set, model.id, [model]) }));
  const single = alone.map(({ cached: { members } }) => pointForecasts(set, members));
  const inEnsemble = withCalendar.members.map((model) => pointForecasts(set, [model]));
  const three = [WEEKDAY_MEAN, ETS, LEVEL_ADJUSTED].flatMap((at) => inEnsemble[at] ?? []);
  const weekdays = plainForecasts(set, weekdayMean, 4);
  const rolling = rollingForecast(set, withCalendar.members, undefined, eventDays(set.holidays));
  const method = (name: string, forecastFrom: Method['forecastFrom']): Method => ({
    name,
    isEvaluated: () => true,
    forecastFrom,
  });
  return {
    methods: [
      method(YARDSTICK, weekdays),
      ...alone.map(({ model }, at) => method(model.id, single[at] ?? weekdays)),
      method(RIVAL, meanOf([weekdays, ...single])),
      ...MEMBERS.map((name, at) => method(name, inEnsemble[at] ?? weekdays)),
      method(RIVAL_WITH_CALENDAR, meanOf(three)),
      ...(set.holidays.length > 0
        ? [method(WITHOUT_CALENDAR, ensembleForecasts(set, rollingForecast(set, without.members)))]
        : []),
      method(SHIPPED, restoredCache(ensembleForecasts(set, rolling))),
      ...(set.truth ? [method(TRUTH, trueMedians(set.truth, false))] : []),
      ...(set.truth ? [method(TRUTH_OF_LATER, trueMedians(set.truth, true))] : []),
    ],
    rolling,
    fitSeconds: withCalendar.fitSeconds,
    save: () => [withCalendar, without, ...alone.map((one) => one.cached)].forEach(({ save }) => save()),
  };
}

function cached(set: HoldoutSet, name: string, members: readonly Model[]) {
  const values = createHash('sha256')
    .update(JSON.stringify([set.start, set.values, set.holidays]))
    .digest('hex');
  return cachedMembers(
    members,
    join(folder, code, `${set.name.replaceAll(/\W+/g, '-')}-${name}-${values.slice(0, 12)}`),
  );
}

/** The forecasts of a member alone, without intervals. */
function pointForecasts(set: HoldoutSet, members: readonly Model[]): Method['forecastFrom'] {
  const rolling = rollingForecast(set, members);
  return (origin) => rolling.ahead(origin, SCORED_DAYS).map((yhat) => (yhat === null ? null : withoutRange(yhat)));
}

function trueMedians(truth: Truth, isLaterKnown: boolean): Method['forecastFrom'] {
  return (origin, horizonDays) =>
    Array.from({ length: horizonDays }, (_, ahead) => withoutRange(truth(origin, origin + ahead, isLaterKnown)));
}

function meanOf(methods: readonly Method['forecastFrom'][]): Method['forecastFrom'] {
  return (origin, horizonDays) => {
    const all = methods.map((forecastFrom) => forecastFrom(origin, horizonDays));
    return Array.from({ length: horizonDays }, (_, ahead) => {
      const known = all.flatMap((days) => days[ahead]?.yhat ?? []);
      return known.length === 0 ? null : withoutRange(known.reduce((sum, yhat) => sum + yhat, 0) / known.length);
    });
  };
}

function withoutRange(yhat: number): DayForecast {
  return { yhat, range: { 0.8: { lower: yhat, upper: yhat }, 0.95: { lower: yhat, upper: yhat } } };
}
