import type { DayProfile } from '../../metrics/day-profile.ts';
import type { ProfileFault } from './data-fault.ts';
import type { UsualDays } from './usual-days.ts';

/** Steps of a magnitude in a factor of ten. */
const STEPS_PER_TEN = 5;
/** The factors that a wrong unit makes, as powers of ten: of amounts, and of latencies, which a slow service multiplies by any other. */
const POWERS = { amount: [-3, -2, -1, 1, 2, 3], latency_ms: [-3, 3] } as const;
/** The smallest share of latencies that are a thousand times usual ones: fewer can be timeouts. */
const LEAST_SLOW_SHARE = 0.5;
/** Other shifts, which a wrong unit does not make, in steps: one of them may explain the day better. */
const OTHER_SHIFTS = [-12, -11, -9, -8, -7, -6, -4, -3, -2, -1, 1, 2, 3, 4, 6, 7, 8, 9, 11, 12];
const SHARES = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.85, 0.95, 1];
/** How many times likelier the day has to be with a wrong unit, as a logarithm: more than 100 million times. */
const LEAST_EVIDENCE = 20;
/** So many times the evidence of any usual day. */
const TIMES_USUAL = 3;
/** A wrong unit of fewer orders, or of a smaller share of the rows, looks like a few large orders. */
const LEAST_UNITS = 8;
const LEAST_SHARE = 0.05;
/** The share of amounts that may be of any size, so that a large order is no evidence. */
const ANY_SIZE = 0.01;

/** Whether a share of the amounts of a day is ten, a hundred or a thousand times what is usual, or that part of it. */
export function unitChanged(profile: DayProfile, { all }: UsualDays): ProfileFault[] {
  const expected = magnitudeShares(all);
  if (expected === null) return [];
  const place = profile.filled.has('amount') ? 'amount' : 'latency_ms';
  const best = bestOf(POWERS[place].map((power) => ({ power, ...fitted(profile, expected, power * STEPS_PER_TEN) })));
  if (!best || best.evidence < LEAST_EVIDENCE || best.share < LEAST_SHARE) return [];
  if (best.share * profile.units < LEAST_UNITS) return [];
  if (place === 'latency_ms' && best.power > 0 && best.share < LEAST_SLOW_SHARE) return [];
  const other = bestOf(OTHER_SHIFTS.map((shift) => fitted(profile, expected, shift)));
  if (other && best.evidence < other.evidence) return [];
  const isUsual = all.some(
    (day) => TIMES_USUAL * fitted(day, expected, best.power * STEPS_PER_TEN).evidence > best.evidence,
  );
  if (isUsual) return [];
  const evidence = { factor: 10 ** best.power, share: best.share, rows: profile.rows };
  return [{ kind: 'unit_changed', place, evidence }];
}

interface Fit {
  /** The share of the amounts that are shifted. */
  readonly share: number;
  /** The logarithm of how many times likelier the day is so than without a shift. */
  readonly evidence: number;
}

function bestOf<T extends Fit>(fits: readonly T[]): T | undefined {
  return fits.toSorted((a, b) => b.evidence - a.evidence)[0];
}

/** The share that makes a day likeliest. Rows of one order are alike, so they count as one. */
function fitted({ magnitudes, units, rows }: DayProfile, expected: (step: number) => number, shift: number): Fit {
  const steps = Array.from(magnitudes, ([step, count]) => {
    return { count, usualShare: expected(step), shiftedShare: expected(step - shift) };
  });
  let best: Fit | null = null;
  for (const share of SHARES) {
    let sum = 0;
    for (const { count, usualShare, shiftedShare } of steps)
      sum += count * Math.log(1 - share + (share * shiftedShare) / usualShare);
    const evidence = (sum * Math.min(units, rows)) / rows;
    // It is concave in the share: once it falls, it falls on.
    if (best !== null && evidence < best.evidence) return best;
    if (best === null || evidence > best.evidence) best = { share, evidence };
  }
  return best ?? { share: 0, evidence: 0 };
}

/** The share of amounts of each magnitude on usual days; null without amounts. */
function magnitudeShares(days: readonly DayProfile[]): ((step: number) => number) | null {
  const counts = new Map<number, number>();
  let total = 0;
  for (const { magnitudes } of days) {
    for (const [step, count] of magnitudes) {
      counts.set(step, (counts.get(step) ?? 0) + count);
      total += count;
    }
  }
  if (total === 0) return null;
  const steps = [...counts.keys()];
  const width = Math.max(...steps) - Math.min(...steps) + 1 + 6 * STEPS_PER_TEN;
  const share = (step: number): number => {
    const near = (4 * (counts.get(step) ?? 0) + (counts.get(step - 1) ?? 0) + (counts.get(step + 1) ?? 0)) / 6;
    return ((1 - ANY_SIZE) * near) / total + ANY_SIZE / width;
  };
  // Each shift asks for the same ones.
  const known = new Map<number, number>();
  return (step) => {
    const value = known.get(step) ?? share(step);
    known.set(step, value);
    return value;
  };
}
