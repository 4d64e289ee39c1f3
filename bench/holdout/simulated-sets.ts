import { addDays, dayFromIso, weekday } from '../../src/calendar/day.ts';
import type { HolidayRow } from '../../src/calendar/holiday-row.ts';
import { random, type Random } from '../../src/demo/chance/random.ts';
import { quantile } from '../../src/stats/quantile.ts';
import { openWeekdays } from './daily-values.ts';
import type { HoldoutSet } from './holdout-set.ts';

const SEEDS = 4;
const DAYS = 900;
const START = dayFromIso('2023-01-02');
const YEAR = 365.25;

/** What happens to a simulated business. */
interface Story {
  readonly name: string;
  /** Days of history; the others are dropped from the beginning. */
  readonly days?: number;
  readonly hasWeeklyShape?: boolean;
  /** The standard deviation of the logs of single orders, of which there are few: days are skewed. */
  readonly orderSpread?: number;
  readonly effect: (draws: Random) => Effect;
  readonly events?: (draws: Random) => Events;
}

/** What nobody knows before its first day. */
interface Effect {
  readonly from: number;
  /** Adds to the log of the expected value of each day. */
  readonly on: (index: number) => number;
}

/** The days that the business knows ahead, with their effects on the log, and the mean of each over all such days. */
interface Events {
  readonly rows: HolidayRow[];
  readonly effects: ReadonlyMap<number, number>;
  readonly usual: ReadonlyMap<number, number>;
}

/** How far the level of a day has wandered, and its noise. */
type Wandered = readonly [drift: number, noise: number];

const none = (): Effect => ({ from: 0, on: () => 0 });
const STORIES: readonly Story[] = [
  { name: 'steady', effect: none },
  { name: 'jump', effect: (draws) => step(DAYS - 60 - draws.integer(300), between(draws, 0.4, 0.9)) },
  {
    name: 'launch',
    days: 250 + 40,
    effect: (draws) => ramp(DAYS - 200, 30 + draws.integer(60), between(draws, 0.8, 2)),
  },
  { name: 'flat weeks', hasWeeklyShape: false, effect: none },
  { name: 'first peak', days: 330, effect: (draws) => peak(DAYS - 28 - draws.integer(40), between(draws, 0.5, 1.2)) },
  {
    name: 'collapse',
    effect: (draws) => ramp(DAYS - 90 - draws.integer(250), 5 + draws.integer(40), between(draws, -1.6, -0.7)),
  },
  { name: 'moving holidays', effect: none, events: movingHolidays },
  { name: 'promotions', effect: none, events: promotions },
  { name: 'closing weekdays', effect: (draws) => closing(6, DAYS - 100 - draws.integer(250)) },
  { name: 'skewed', orderSpread: 1.2, effect: none },
];

/** Every story with some seeds. */
export function simulatedSets(): HoldoutSet[] {
  return STORIES.flatMap((story, stream) =>
    Array.from({ length: SEEDS }, (_, seed) => simulated(story, stream, seed + 1)),
  );
}

/** Counts or amounts with a level that grows and wanders, weekday and yearly shape, autocorrelated noise, and what the story adds. */
function simulated(story: Story, stream: number, seed: number): HoldoutSet {
  const draws = random(seed, 100 + stream);
  const level = between(draws, Math.log(60), Math.log(20_000));
  const growth = between(draws, -0.15, 0.4) / YEAR;
  const wandering = between(draws, 0.001, 0.008);
  const shape = weeklyShape(draws, story.hasWeeklyShape === false ? 0 : between(draws, 0.05, 0.35));
  const [yearly, phase] = [between(draws, 0, 0.25), draws.uniform()];
  const [sigma, autocorrelation] = [between(draws, 0.03, 0.15), between(draws, 0, 0.6)];
  const effect = story.effect(draws);
  const events = story.events?.(draws);

  const logMean = (index: number, [drift, noise]: Wandered, known: number): number => {
    const season = (shape[index % 7] ?? 0) + yearly * Math.sin(2 * Math.PI * (index / YEAR + phase));
    return level + growth * index + drift + season + noise + known;
  };
  let drift = 0;
  let noise = 0;
  const wandered: Wandered[] = [];
  const all = Array.from({ length: DAYS }, (_, index) => {
    drift += wandering * draws.normal();
    noise = autocorrelation * noise + Math.sqrt(1 - autocorrelation ** 2) * sigma * draws.normal();
    wandered.push([drift, noise]);
    const mean = Math.exp(logMean(index, [drift, noise], effect.on(index) + (events?.effects.get(index) ?? 0)));
    return story.orderSpread === undefined ? counted(draws, mean) : amounts(draws, mean, story.orderSpread);
  });
  const ofMean = story.orderSpread === undefined ? 1 : medianOfAmounts(story.orderSpread);
  const truth = (origin: number, index: number, isLaterKnown: boolean): number => {
    const [lasting, fading] = wandered[origin - 1] ?? [0, 0];
    const left: Wandered = [lasting, fading * autocorrelation ** (index - origin + 1)];
    const begun = isLaterKnown || effect.from < origin ? effect.on(index) : 0;
    return ofMean * Math.exp(logMean(index, left, begun + (events?.usual.get(index) ?? 0)));
  };
  const first = DAYS - (story.days ?? DAYS);
  const values = { start: addDays(START, first), values: all.slice(first) };
  const name = `${story.name} ${seed}`;
  return {
    name,
    business: name,
    family: 'simulated',
    ...values,
    open: openWeekdays(values),
    holidays: events?.rows ?? [],
    truth: (origin, index, isLaterKnown) => truth(first + origin, first + index, isLaterKnown),
  };
}

function counted(draws: Random, mean: number): number {
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * draws.normal()));
}

/** The sum of a few orders of very different sizes. */
function amounts(draws: Random, mean: number, spread: number): number {
  const orders = draws.poisson(8);
  const each = mean / 8 / Math.exp(spread ** 2 / 2);
  return Array.from({ length: orders }, () => each * Math.exp(spread * draws.normal())).reduce(
    (sum, one) => sum + one,
    0,
  );
}

/** For a mean of 1. */
function medianOfAmounts(spread: number): number {
  const draws = random(1, 99);
  const days = Array.from({ length: 20_000 }, () => amounts(draws, 1, spread));
  return quantile(days, 0.5) ?? 1;
}

function step(at: number, size: number): Effect {
  return { from: at, on: (index) => (index >= at ? size : 0) };
}

function ramp(from: number, days: number, size: number): Effect {
  return { from, on: (index) => size * Math.min(1, Math.max(0, (index - from) / days)) };
}

function peak(at: number, size: number): Effect {
  return { from: at - 28, on: (index) => size * Math.exp(-(((index - at) / 14) ** 2)) };
}

/** No sales on a weekday from some day on. */
function closing(closed: number, from: number): Effect {
  return { from, on: (index) => (index >= from && weekday(addDays(START, index)) === closed ? -Infinity : 0) };
}

/** Three holidays a year that move by up to five weeks, each with the days around it. */
function movingHolidays(draws: Random): Events {
  const rows: HolidayRow[] = [];
  const [effects, usual] = [new Map<number, number>(), new Map<number, number>()];
  for (let holiday = 0; holiday < 3; holiday++) {
    const sizes = [0, 1, 2].map(() => between(draws, -0.9, 0.7));
    for (let year = 0; year < 3; year++) {
      const day = Math.round(YEAR * year) + 60 + 100 * holiday + draws.integer(35);
      sizes.forEach((size, offset) => {
        rows.push({ ds: addDays(START, day + offset), holiday: `holiday ${holiday}, day ${offset}` });
        effects.set(day + offset, size + 0.05 * draws.normal());
        usual.set(day + offset, size);
      });
    }
  }
  return { rows, effects, usual };
}

/** Every four to nine weeks three to seven days. */
function promotions(draws: Random): Events {
  const rows: HolidayRow[] = [];
  const [effects, usual] = [new Map<number, number>(), new Map<number, number>()];
  const size = between(draws, 0.3, 0.9);
  for (let day = 20 + draws.integer(30); day < DAYS; day += 28 + draws.integer(35)) {
    const days = 3 + draws.integer(5);
    for (let offset = 0; offset < days; offset++) {
      rows.push({ ds: addDays(START, day + offset), holiday: 'promotion' });
      effects.set(day + offset, size + 0.08 * draws.normal());
      usual.set(day + offset, size);
    }
  }
  return { rows, effects, usual };
}

function weeklyShape(draws: Random, scale: number): number[] {
  const raw = Array.from({ length: 7 }, () => draws.normal());
  const mean = raw.reduce((sum, value) => sum + value, 0) / 7;
  return raw.map((value) => scale * (value - mean));
}

function between(draws: Random, low: number, high: number): number {
  return low + (high - low) * draws.uniform();
}
