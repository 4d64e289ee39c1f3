import { expectation, type Watched } from '../detect/expectation.ts';
import { isHarmful, type Side } from '../detect/boundaries.ts';
import { judge } from '../detect/judge.ts';
import type { Rule } from '../detect/rule.ts';
import { isAlert } from '../detect/verdict.ts';

/** The lengths of the changes, and the days of each on which it can be seen first: alone, or with those before it. */
const LENGTHS = [
  { days: 1, seenOn: [0] },
  { days: 3, seenOn: [0, 2] },
  { days: 7, seenOn: [0, 2, 6] },
] as const;
/** Changes are planted on so many of the latest ordinary days. */
const PLACES = 14;
const LATEST_DAYS = 42;
/** The smallest change that is seen is the one that is seen in this share of the places. */
const SEEN_SHARE = 0.5;
const [LEAST, STEPS] = [0.02, 6];
const MOST = { below: 0.98, above: 3 } as const;

const PLANTED = [
  { days: 1, share: 0.3 },
  { days: 1, share: 0.5 },
  { days: 3, share: 0.15 },
  { days: 3, share: 0.3 },
  { days: 7, share: 0.1 },
  { days: 7, share: 0.2 },
  { days: 7, share: 0.4 },
] as const;

/** The smallest change of so many days that is noticed; null where none is. */
export interface SmallestSeen {
  readonly days: number;
  readonly share: number | null;
}

/** Changes that were planted on the latest days, and how many of them would have been alerts. */
export interface PlantedChange {
  readonly days: number;
  readonly share: number;
  readonly places: number;
  readonly caught: number;
}

/** What would be noticed in a series, on its own latest days. */
export interface NoticedChanges {
  /** The harmful side: below for drops, above for rises. */
  readonly side: Side;
  readonly smallest: readonly SmallestSeen[];
  readonly planted: readonly PlantedChange[];
}

interface Change {
  readonly days: number;
  /** What a value is multiplied by. */
  readonly factor: number;
}

/**
 * Plants changes on the latest ordinary days of a series. A change is seen on its first day by that day alone, and on its third and seventh
 * by the forecasts that were issued before it began: so nothing is forecast again.
 *
 * @param end the element after the last one with a value
 */
export function noticedChanges(watched: Watched, end: number, rule: Rule): NoticedChanges | null {
  const side = isHarmful('below', rule) ? 'below' : 'above';
  const sign = side === 'below' ? -1 : 1;
  const places = LENGTHS.map(({ days }) => placesFor(watched, end, days, rule));
  if (places.some((of) => of.length === 0)) return null;
  const caught = (days: number, share: number): { readonly of: number; readonly seen: number } => {
    const index = LENGTHS.findIndex((one) => one.days === days);
    const of = places[index] ?? [];
    const change = { days, factor: 1 + sign * share };
    return { of: of.length, seen: of.filter((place) => isSeen(watched, place, change, side, rule)).length };
  };
  return {
    side,
    smallest: LENGTHS.map(({ days }) => ({
      days,
      share: smallest(MOST[side], (share) => {
        const { of, seen } = caught(days, share);
        return seen >= SEEN_SHARE * of;
      }),
    })),
    planted: PLANTED.map(({ days, share }) => {
      const { of, seen } = caught(days, share);
      return { days, share, places: of, caught: seen };
    }),
  };
}

/** The latest days from which on so many are ordinary, known, and no alert without a change. */
function placesFor(watched: Watched, end: number, days: number, rule: Rule): number[] {
  const { values } = watched.rolling.history;
  const places: number[] = [];
  for (let first = end - days; first >= Math.max(0, end - LATEST_DAYS) && places.length < PLACES; first--) {
    const span = Array.from({ length: days }, (_, at) => first + at);
    const isOrdinary = (at: number): boolean => watched.rolling.specialDay(at) === null && (values[at] ?? 0) > 0;
    if (!isOrdinary(first) || !isOrdinary(first + days - 1) || !span.every((at) => (values[at] ?? 1) > 0)) continue;
    const unchanged = { days, factor: 1 };
    if ((['below', 'above'] as const).some((side) => isSeen(watched, first, unchanged, side, rule))) continue;
    places.push(first);
  }
  return places;
}

function isSeen(watched: Watched, place: number, { days, factor }: Change, side: Side, rule: Rule): boolean {
  const seenOn = LENGTHS.find((one) => one.days === days)?.seenOn ?? [];
  const { rolling, volumes } = watched;
  const values = rolling.history.values.map((value, at) =>
    value !== null && at >= place && at < place + days ? value * factor : value,
  );
  const changed: Watched = { rolling: { ...rolling, history: { ...rolling.history, values } }, volumes };
  return seenOn.some((offset) => {
    const at = place + offset;
    const value = values[at] ?? null;
    const expected = value === null ? null : expectation(changed, at, rule, volumes[at] ?? null);
    if (value === null || expected === null) return false;
    if (offset > 0)
      return expected.windows.some(({ warning_lower, warning_upper }) =>
        side === 'below'
          ? warning_lower !== null && value < warning_lower
          : warning_upper !== null && value > warning_upper,
      );
    const verdict = judge(
      { value, complete: true, closed: false, faulty: false, volume: volumes[at] ?? null },
      expected,
      rule,
    );
    return isAlert(verdict) && value < expected.yhat === (side === 'below');
  });
}

/** The smallest share from which on a condition holds, to about one percent; null if it doesn't at the largest. */
function smallest(most: number, holds: (share: number) => boolean): number | null {
  if (!holds(most)) return null;
  let [low, high] = [LEAST, most];
  for (let step = 0; step < STEPS; step++) {
    const middle = Math.sqrt(low * high);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
