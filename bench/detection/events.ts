import { random } from '../../src/demo/chance/random.ts';
import { DAYS, FIRST_SCORED, type Generated } from './generator.ts';

/** A kind of planted event: a factor for each day from its first, and the days in which an alert counts. */
export interface EventKind {
  readonly name: string;
  readonly factor: (day: number) => number;
  readonly windowDays: number;
  /** How many days it lasts; null for good. */
  readonly lasts: number | null;
  readonly side: 'below' | 'above';
}

const first = (days: number, factor: number) => (day: number) => (day < days ? factor : 1);

/** The seven kinds. */
export const EVENTS: readonly EventKind[] = [
  { name: '-30 % one day', factor: first(1, 0.7), windowDays: 1, lasts: 1, side: 'below' },
  { name: '-50 % one day', factor: first(1, 0.5), windowDays: 1, lasts: 1, side: 'below' },
  { name: '+40 % one day', factor: first(1, 1.4), windowDays: 1, lasts: 1, side: 'above' },
  { name: '-15 % three days', factor: first(3, 0.85), windowDays: 3, lasts: 3, side: 'below' },
  { name: 'shift -20 %', factor: () => 0.8, windowDays: 14, lasts: null, side: 'below' },
  { name: 'shift -10 %', factor: () => 0.9, windowDays: 21, lasts: null, side: 'below' },
  {
    name: 'drift -1 % a day',
    factor: (day) => 1 - 0.01 * Math.min(day + 1, 20),
    windowDays: 25,
    lasts: null,
    side: 'below',
  },
];

/** A series with an event in it. */
export interface Planted {
  readonly kind: EventKind;
  /** The first day. */
  readonly day: number;
  readonly values: readonly number[];
}

/** One event, on a random monitored day away from holidays. */
export function planted({ values, holiday }: Generated, kind: EventKind, seed: number, stream: number): Planted {
  const draws = random(seed, stream);
  let day: number;
  do day = FIRST_SCORED + 30 + draws.integer(DAYS - 40 - FIRST_SCORED - 30);
  while (holiday.slice(day - 2, day + 4).some((name) => name >= 0));
  return {
    kind,
    day,
    values: values.map((value, index) => (index < day ? value : Math.round(value * kind.factor(index - day)))),
  };
}
