import { addDays, weekday } from '../../calendar/day.ts';
import { mean } from '../../stats/mean.ts';
import { incrementalFit, type FittedModel, type History, type Model } from '../model.ts';
import { WEEKS_LOOKED_BACK } from './seasonal-naive.ts';

/** So many weeks in a row are a change and no accident; so many weeks later the models have learned it by themselves. */
const [FIRST_WEEKS, LAST_WEEKS] = [3, 9];
/** A weekday was open, or closed, before if at most this share of its values says otherwise. */
const MOST_EXCEPTIONS = 1 / 8;
const VALUES_AVERAGED = 4;

/**
 * Lets a model follow a business that changes its opening days. A weekday that had values and has been zero for three weeks, while most
 * other days were not, is closed: it is forecast as zero. One that was zero and has had values for three weeks is open: it is forecast as
 * their mean. To the models, which look back over a quarter, such days are outliers for weeks.
 */
export function withNewOpeningDays(model: Model): Model {
  const changed = (fitted: FittedModel, history: History): FittedModel => {
    const expected = newOpeningDays(history);
    if (expected.size === 0) return fitted;
    return {
      ...fitted,
      predict(days) {
        const predictions = fitted.predict(days);
        return days.map((day, index) => expected.get(weekday(day)) ?? predictions[index] ?? null);
      },
    };
  };
  return {
    id: model.id,
    fit: (history) => changed(model.fit(history), history),
    incrementalFit() {
      const fit = incrementalFit(model);
      return (history) => changed(fit(history), history);
    },
  };
}

/** Several members learn from one history. */
const known = new WeakMap<History, ReadonlyMap<number, number>>();

/** The expected value of each weekday that has lately closed or opened. */
function newOpeningDays(history: History): ReadonlyMap<number, number> {
  const before = known.get(history);
  if (before) return before;
  const found = new Map<number, number>();
  for (let on = 0; on < 7; on++) {
    const expected = changedTo(history, on);
    if (expected !== null) found.set(on, expected);
  }
  known.set(history, found);
  return found;
}

function changedTo(history: History, on: number): number | null {
  if (isAllAlike(history, on)) return null;
  const latest = latestOn(history, on);
  const isClosed = latest[0] === 0;
  const same = (value: number): boolean => (value === 0) === isClosed;
  const weeks = latest.findIndex((value) => !same(value));
  const earlier = latest.slice(weeks);
  const isShort = earlier.length < FIRST_WEEKS || weeks > LAST_WEEKS;
  if (weeks < FIRST_WEEKS || earlier.filter(same).length > MOST_EXCEPTIONS * earlier.length) return null;
  if (isClosed) return isTradingOnOtherDays(history, on) ? 0 : null;
  if (isShort) return null;
  return mean(latest.slice(0, Math.min(weeks, VALUES_AVERAGED)));
}

/** The known values of a weekday in the last 13 weeks, newest first, anomalies among them. */
function latestOn(history: History, on: number): number[] {
  const { values } = history;
  const latest: number[] = [];
  const [last, first] = latestWeeks(history, on);
  for (let index = last; index >= first; index -= 7) {
    const value = values[index] ?? null;
    if (value !== null) latest.push(value);
  }
  return latest;
}

/** Whether none of these values is zero, or all are: of nearly all weekdays. */
function isAllAlike(history: History, on: number): boolean {
  const { values } = history;
  const [last, first] = latestWeeks(history, on);
  let [zeros, others] = [0, 0];
  for (let index = last; index >= first; index -= 7) {
    const value = values[index] ?? null;
    if (value === 0) zeros++;
    else if (value !== null) others++;
  }
  return zeros === 0 || others === 0;
}

/** The last element of a weekday, and the first that is looked at. */
function latestWeeks({ start, values }: History, on: number): readonly [last: number, first: number] {
  const last = values.length - 1 - ((((weekday(start) + values.length - 1 - on) % 7) + 7) % 7);
  return [last, Math.max(0, values.length - 7 * WEEKS_LOOKED_BACK)];
}

/** Whether most of the other days of these weeks are not zero: a shop that is closed altogether has not changed its opening days. */
function isTradingOnOtherDays({ start, values }: History, on: number): boolean {
  let [known, busy] = [0, 0];
  for (let index = Math.max(0, values.length - 7 * FIRST_WEEKS); index < values.length; index++) {
    const value = values[index] ?? null;
    if (value === null || weekday(addDays(start, index)) === on) continue;
    known++;
    busy += Number(value !== 0);
  }
  return 2 * busy > known;
}
