const MONTH_DAYS = 29.530588861;
/** Julian day of 1970-01-01T00:00Z, and of the new moon of 6 January 2000 by the clock of dynamics. */
const JULIAN_DAY_OF_1970 = 2440587.5;
const FIRST_NEW_MOON = 2451550.09766;
/** That clock is ahead of civil time by about so many days from 2000 to 2050. */
const CLOCK_AHEAD_DAYS = 72 / 86_400;
const DAY_MS = 86_400_000;

/** Factor of the sine, and how often the anomalies of the sun and the moon, the moon's latitude and its node are in its angle. */
const TERMS: readonly (readonly [days: number, sun: number, moon: number, latitude: number, node: number])[] = [
  [-0.4072, 0, 1, 0, 0],
  [0.17241, 1, 0, 0, 0],
  [0.01608, 0, 2, 0, 0],
  [0.01039, 0, 0, 2, 0],
  [0.00739, -1, 1, 0, 0],
  [-0.00514, 1, 1, 0, 0],
  [0.00208, 2, 0, 0, 0],
  [-0.00111, 0, 1, -2, 0],
  [-0.00057, 0, 1, 2, 0],
  [0.00056, 1, 2, 0, 0],
  [-0.00042, 0, 3, 0, 0],
  [0.00042, 1, 0, 2, 0],
  [0.00038, 1, 0, -2, 0],
  [-0.00024, -1, 2, 0, 0],
  [-0.00017, 0, 0, 0, 1],
];
/** Of the planets: factor, and the angle with its change a month. */
const PLANETS: readonly (readonly [days: number, angle: number, perMonth: number])[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
];

/**
 * The instants of the new moons between two instants, in epoch milliseconds, each to about a minute from 2000 to 2050.
 *
 * @source Meeus (1998), Astronomical Algorithms, chapter 49
 * @example newMoons(Date.UTC(2024, 9, 20), Date.UTC(2024, 10, 20)).map((ms) => new Date(ms).toISOString().slice(0, 16)) // ['2024-11-01T12:47']
 */
export function newMoons(fromMs: number, toMs: number): number[] {
  const monthOf = (ms: number): number => (ms / DAY_MS + JULIAN_DAY_OF_1970 - FIRST_NEW_MOON) / MONTH_DAYS;
  const [first, last] = [Math.floor(monthOf(fromMs)) - 1, Math.ceil(monthOf(toMs)) + 1];
  return Array.from({ length: last - first + 1 }, (_, index) => newMoon(first + index)).filter(
    (ms) => ms >= fromMs && ms < toMs,
  );
}

/** @param month counted from the new moon of January 2000 */
function newMoon(month: number): number {
  const centuries = month / 1236.85;
  const eccentricity = 1 - 0.002516 * centuries;
  const sun = 2.5534 + 29.1053567 * month;
  const moon = 201.5643 + 385.81693528 * month + 0.0107582 * centuries ** 2;
  const latitude = 160.7108 + 390.67050284 * month - 0.0016118 * centuries ** 2;
  const node = 124.7746 - 1.56375588 * month;
  let day = FIRST_NEW_MOON + MONTH_DAYS * month + 0.00015437 * centuries ** 2;
  for (const [days, ofSun, ofMoon, ofLatitude, ofNode] of TERMS)
    day +=
      days *
      eccentricity ** Math.abs(ofSun) *
      sine(ofSun * sun + ofMoon * moon + ofLatitude * latitude + ofNode * node);
  for (const [days, angle, perMonth] of PLANETS) day += days * sine(angle + perMonth * month);
  return (day - CLOCK_AHEAD_DAYS - JULIAN_DAY_OF_1970) * DAY_MS;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
