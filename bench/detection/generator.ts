import { dayFromIso, addDays } from '../../src/calendar/day.ts';
import type { HolidayRow } from '../../src/calendar/holiday-row.ts';
import { random } from '../../src/demo/chance/random.ts';
import { centred, heavyTailed, normals } from '../shared/draws.ts';

export const DAYS = 900;
/** The first monitored day. */
export const FIRST_SCORED = 420;
export const START = dayFromIso('2023-01-02');
const HOLIDAYS = 10;

/** A generated daily KPI. */
export interface Generated {
  readonly name: string;
  readonly values: readonly number[];
  /** The number of the holiday on each day; -1 for none. */
  readonly holiday: readonly number[];
  /** Standard deviation of the noise on logs. */
  readonly sigma: number;
}

/**
 * One daily KPI as businesses have them. On logs: a level of 300 to 200,000 a day, growth of -10 to 40 % a year, a random walk of 0.1 to
 * 0.6 % a day, weekday shape (normal, 5 to 30 %), a yearly sine of up to 20 %, ten holidays a year (three of -30 to -70 %, two of +30 to
 * +80 %, the others normal with 25 %; each year's effect varies by 6 %) and AR(1) noise (phi 0 to 0.6) with t5 tails and 2 to 10 %
 * standard deviation. The value is a Poisson count, by its normal approximation.
 *
 * @param seed the holidays of a seed are on the same days in all of its series
 * @param days more of them continue the same series
 */
export function generated(seed: number, index: number, days: number = DAYS): Generated {
  const draws = random(seed, 100 + index);
  const between = (low: number, high: number) => low + (high - low) * draws.uniform();
  const growth = between(-0.1, 0.4) / 365;
  const level = between(Math.log(300), Math.log(200_000));
  const wandering = between(0.001, 0.006);
  const shape = centred(normals(draws, 7), between(0.05, 0.3));
  const [yearly, phase] = [between(0, 0.2), between(0, 1)];
  const effects = normals(draws, HOLIDAYS).map((effect, at) =>
    at < 3 ? between(-0.7, -0.3) : at < 5 ? between(0.3, 0.8) : 0.25 * effect,
  );
  const [sigma, autocorrelation] = [between(0.02, 0.1), between(0, 0.6)];
  const holiday = holidaysOf(seed, days);
  let [drift, noise] = [0, 0];
  const values = Array.from({ length: days }, (_, day) => {
    drift += wandering * draws.normal();
    const shock = sigma * heavyTailed(draws);
    noise = day === 0 ? 0 : autocorrelation * noise + Math.sqrt(1 - autocorrelation ** 2) * shock;
    const year = yearly * Math.sin(2 * Math.PI * (day / 365.25 + phase));
    const name = holiday[day] ?? -1;
    const special = name < 0 ? 0 : (effects[name] ?? 0) + 0.06 * draws.normal();
    const mean = Math.exp(Math.min(16, level + growth * day + drift + (shape[day % 7] ?? 0) + year + noise + special));
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * draws.normal()));
  });
  return { name: `${seed}-${index}`, values, holiday, sigma };
}

/** The holidays as a calendar declares them. */
export function holidayRows({ holiday }: Pick<Generated, 'holiday'>): HolidayRow[] {
  return holiday.flatMap((name, day) => (name < 0 ? [] : [{ ds: addDays(START, day), holiday: `holiday ${name}` }]));
}

/** Ten different days of the year, the same each year. */
function holidaysOf(seed: number, days: number): number[] {
  const draws = random(seed, 99);
  const dates = new Set<number>();
  while (dates.size < HOLIDAYS) dates.add(5 + draws.integer(355));
  const ofYear = new Map([...dates].sort((a, b) => a - b).map((date, name) => [date, name]));
  return Array.from({ length: days }, (_, day) => ofYear.get(day % 365) ?? -1);
}
