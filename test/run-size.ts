/**
 * How many cases an expensive check tries: fewer in `npm test`, all of them in `npm run test:long`. Everything that differs between the
 * two is listed here, and `npm test` prints it at its end.
 */

/** True in `npm run test:long`. */
export const isLongRun = process.env['EVENKEEL_TEST_LONG'] === '1';

/** `npm test` tries one case in so many of those of an expensive property. */
const SHARE_OF_CASES = 5;

interface RunSize {
  readonly what: string;
  readonly short: number;
  readonly long: number;
}

const SIZES = {
  smallHistories: { what: 'random small histories, fitted and forecast by Prophet', short: 20, long: 20_000 },
  killsOnNewStore: { what: 'kills of a first run', short: 1, long: 21 },
  killsOnGrownStore: { what: 'kills of a run that adds a file', short: 1, long: 29 },
  partialDays: { what: 'days that are read while partial', short: 6, long: 365 },
  killsOnServer: { what: 'kills of a run on PostgreSQL', short: 1, long: 5 },
} as const satisfies Record<string, RunSize>;

/** How many cases this run tries. */
export function runSize(check: keyof typeof SIZES): number {
  return isLongRun ? SIZES[check].long : SIZES[check].short;
}

/** One line for each check that `npm test` does less of. */
export function reducedChecks(): string[] {
  return [
    ...Object.values(SIZES).map(({ what, short, long }) => `${long.toLocaleString('en')} ${what} (here ${short})`),
    'interruptions of a run at each of its stages (here at every second, on PostgreSQL at every fourth)',
    'ways in which a served run fails, all of them on each engine (here each on one)',
    'damage of an embedded store at four offsets (here at one)',
    'the demo made again over itself (here its run again)',
    'statements with 300 series (here 100)',
    'a config made for online_retail_ii, whose million lines are all read',
    'the real data, and the scenarios of verdicts, on PostgreSQL beside DuckDB',
    'business days in every time zone from 2000 to 2040 (here in 16)',
    'the package packed, installed in an empty folder and run (here not)',
    'every made-up export loaded (here one in eight, all are read)',
    'every shape of an export through a whole run (here one in five, the others are loaded)',
    'live Stan in place of its pinned optima, and its fitted values',
    `${SHARE_OF_CASES} times as many cases of expensive properties and simulations`,
  ];
}

/** The cases of a property that is expensive to check, or the series of a simulation: a fifth of them in `npm test`. */
export function cases(count: number): number {
  return isLongRun ? count : Math.ceil(count / SHARE_OF_CASES);
}
