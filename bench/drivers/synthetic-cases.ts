import type { Noise } from '../../src/explain/scan/leaf-sums.ts';
import { leavesOf, type Leaves } from '../../src/explain/scan/leaves.ts';
import { random, type Random } from '../../src/demo/chance/random.ts';
import { quantile } from '../../src/stats/quantile.ts';
import type { DriverCase } from './driver-case.ts';

/** Sizes of the dimensions of the S data set: 48,000 leaves. */
const SIZES = [10, 12, 10, 8, 5];
const NAMES = ['a', 'b', 'c', 'd', 'e'];

interface Anomaly {
  readonly dimensions: readonly number[];
  /** One value a dimension each. */
  readonly elements: readonly (readonly number[])[];
  readonly severity: number;
  readonly deviation: number;
}

/**
 * A case of the S data set by the published distribution: Weibull values, up to a quarter of them zero, forecasts with relative noise of up
 * to a quarter, and one to three anomalies of one to three elements each, in one to five dimensions, which lose 20 % to 100 % and the noise.
 *
 * @source Kalander, M. (2022), RiskLoc: Localization of Multi-dimensional Root Causes by Weighted Risk, arXiv:2205.10004, section 5.1
 */
export function syntheticCase(seed: number, index: number): DriverCase {
  const draws = random(seed, index);
  const zeroRate = between(draws, 0, 0.25);
  const noise = between(draws, 0, 0.25);
  const levels = Array.from({ length: 1 + draws.integer(3) }, () => ({
    level: 1 + draws.integer(SIZES.length),
    count: 1 + draws.integer(3),
    severity: between(draws, 0.2, 1) + noise,
    deviation: between(draws, 0, 0.1),
  }));
  const rows = allRows(SIZES);
  const alpha = between(draws, 0.5, 1);
  const actual = new Float64Array(rows.length);
  const expected = new Float64Array(rows.length);
  for (let leaf = 0; leaf < rows.length; leaf++) {
    const value = weibull(draws, alpha) * 100 * (draws.uniform() > zeroRate ? 1 : 0);
    const noisy = value + value * draws.normal() * noise;
    const swapped = draws.integer(2) === 1;
    actual[leaf] = swapped ? noisy : value;
    expected[leaf] = Math.max(0, swapped ? value : noisy);
  }
  const anomalies: Anomaly[] = [];
  for (const { level, count, severity, deviation } of levels)
    anomalies.push({ ...placed(draws, level, count, anomalies, { rows, actual }), severity, deviation });
  plant(draws, anomalies, { rows, actual, expected });
  const texts = rows.map((row) => row.map((value, at) => `${NAMES[at]}${value}`));
  return {
    name: `${seed}/${index}`,
    leaves: leavesOf(NAMES, texts, actual, expected),
    noise: null,
    ratio: null,
    causes: anomalies.flatMap(({ dimensions, elements }) =>
      elements.map((element) => dimensions.map((at, place) => `${NAMES[at]}=${NAMES[at]}${element[place]}`).join('&')),
    ),
  };
}

function between(draws: Random, low: number, high: number): number {
  return low + (high - low) * draws.uniform();
}

function weibull(draws: Random, alpha: number): number {
  return (-Math.log(1 - draws.uniform())) ** (1 / alpha);
}

function allRows(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (rows, size) => rows.flatMap((row) => Array.from({ length: size }, (_, value) => [...row, value + 1])),
    [[]],
  );
}

interface Values {
  readonly rows: readonly (readonly number[])[];
  readonly actual: Float64Array;
}

/** Elements of so many dimensions that share no value of a dimension with those placed before. */
function placed(
  draws: Random,
  level: number,
  count: number,
  before: readonly Anomaly[],
  { rows, actual }: Values,
): Pick<Anomaly, 'dimensions' | 'elements'> {
  for (;;) {
    const dimensions = subset(draws, SIZES.length, level);
    const isLeaf = level === SIZES.length;
    if (!isLeaf && before.some((other) => other.dimensions.join() === dimensions.join())) continue;
    const columns = dimensions.map((at) => {
      const used = new Set(
        before.flatMap((other) => {
          const place = other.dimensions.indexOf(at);
          return place < 0 ? [] : other.elements.map((element) => element[place]);
        }),
      );
      const free = Array.from({ length: SIZES[at] ?? 0 }, (_, value) => value + 1).filter((value) => !used.has(value));
      return free.length === 0 ? null : Array.from({ length: count }, () => draws.pick(free));
    });
    if (columns.includes(null)) continue;
    const elements = Array.from({ length: count }, (_, place) => columns.map((column) => column?.[place] ?? 0));
    if (new Set(elements.map((element) => element.join())).size < count) continue;
    const isZero = (element: readonly number[]): boolean =>
      rows.some((row, leaf) => row.join() === element.join() && actual[leaf] === 0);
    if (isLeaf && elements.some(isZero)) continue;
    return { dimensions, elements };
  }
}

function subset(draws: Random, size: number, count: number): number[] {
  const left = Array.from({ length: size }, (_, index) => index);
  return Array.from({ length: count }, () => left.splice(draws.integer(left.length), 1)[0] ?? 0).sort((a, b) => a - b);
}

/** The anomalies go the way in which the noise of the total goes. */
function plant(
  draws: Random,
  anomalies: readonly Anomaly[],
  { rows, actual, expected }: Values & { readonly expected: Float64Array },
): void {
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const isRise = sum(actual) > sum(expected);
  const [base, changed] = isRise ? [actual, expected] : [expected, actual];
  for (const { dimensions, elements, severity, deviation } of anomalies) {
    for (const [leaf, row] of rows.entries()) {
      if (!elements.some((element) => dimensions.every((at, place) => row[at] === element[place]))) continue;
      changed[leaf] = Math.max(0, (base[leaf] ?? 0) * (1 - (severity + deviation * draws.normal())));
    }
  }
}

const LEAST_SPREAD = 0.01;

/** The noise of leaves without a past: as relative as half of them deviate. */
export function relativeNoise({ actual, expected }: Leaves): Noise {
  const deviations = Array.from(actual, (y, leaf) => {
    const level = Math.max(expected[leaf] ?? 0, (y + (expected[leaf] ?? 0)) / 2);
    return level > 0 ? Math.abs(y - (expected[leaf] ?? 0)) / level : null;
  });
  const middle = quantile(
    deviations.filter((deviation) => deviation !== null),
    0.5,
  );
  return { dispersion: 0.01, spread: Math.max(LEAST_SPREAD, 1.4826 * (middle ?? 0)) };
}
