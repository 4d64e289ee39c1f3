/**
 * How many cases an expensive check tries: fewer in `npm test`, all of them in `npm run test:long`. Everything that differs between the
 * two is listed here, and `npm test` prints it at its end.
 */

/** True in `npm run test:long`. */
export const isLongRun = process.env['EVENKEEL_TEST_LONG'] === '1';

/** `npm test` tries one case in so many of those of an expensive property. */
const SHARE_OF_CASES = 20;

interface RunSize {
  readonly what: string;
  readonly short: number;
  readonly long: number;
}

const SIZES = {
  smallHistories: { what: 'random small histories, fitted and forecast by Prophet', short: 10, long: 20_000 },
  killsOnNewStore: { what: 'kills of a first run', short: 0, long: 21 },
  killsOnGrownStore: { what: 'kills of a run that adds a file', short: 0, long: 29 },
  dailyRuns: { what: 'runs of a day each, beside one over all days', short: 5, long: 365 },
  partialDays: { what: 'days that are read while partial', short: 4, long: 365 },
  killsOfDeliver: { what: 'kills of a process that sends messages', short: 2, long: 200 },
  killsOfReceiver: { what: 'kills of a server while facts are sent', short: 0, long: 20 },
  killsOnServer: { what: 'kills of a run on PostgreSQL', short: 0, long: 5 },
  fuzzedRequests: { what: 'requests made of the OpenAPI document', short: 100, long: 10_000 },
} as const satisfies Record<string, RunSize>;

/** How many cases this run tries. */
export function runSize(check: keyof typeof SIZES): number {
  return isLongRun ? SIZES[check].long : SIZES[check].short;
}

/** One line for each check that `npm test` does less of. */
export function reducedChecks(): string[] {
  return [
    ...Object.values(SIZES).map(({ what, short, long }) => `${long.toLocaleString('en')} ${what} (here ${short})`),
    'kills before each statement that sends messages or records incidents, on each engine (here before one of each, on DuckDB)',
    'interruptions of a run at each of its stages (here at every sixth, on PostgreSQL at every twelfth)',
    'kills before each write while a new normal is confirmed and taken back (here not)',
    'interruptions of a run before each of its writes (here before some)',
    'days that are read while partial in three shops of chance (here in a steady one)',
    'ends of a process at each statement between roll-up and versions (here at every third)',
    'ways in which a served run fails, all of them on each engine (here one on each)',
    'ways in which data stop, each in a shop of its own (here one in three)',
    'three futures that may change nothing before them (here one)',
    'tests of loads, each on each engine (here each on one)',
    'roll-ups of random facts in four zones on each engine (here in two, each on one)',
    'configs made for each file of real data, read whole (here for one)',
    'configs proposed from 10,000 rows of each file of real data (here from 2,000)',
    'damage of an embedded store at four offsets (here at one)',
    'the demo run and made again over itself (here not)',
    'runs of a file that is refused, each by the command (here one in six)',
    'pages on a phone, a tablet and in dark (here one in five, of Home one in two)',
    'shops that vary so much or sell so seldom that a day says little (here half of them)',
    'statements with 300 series (here 20)',
    'faults planted into the data of shops with and without times and order numbers, on each engine (here on DuckDB)',
    'a config made for online_retail_ii, whose million lines are all read, and refused for dates of opposite orders far below',
    'the million lines of online_retail_ii, and global_electronics, loaded and judged',
    'refused questions of what-if (here one in three)',
    'the real data, and the scenarios of verdicts, on PostgreSQL beside DuckDB',
    'clean tables of daily values, and what is read beside an interrupted run, on each engine (here on one)',
    'messages, access, reading, forms of rows and other subjects of both engines, on each (here on one)',
    'business days in every time zone from 2000 to 2040 on each engine (here in 16, each on one)',
    'sales by day alone or late in the evening in five zones on each engine (here in two, each on one)',
    'hours of services in four zones on each engine (here each on one)',
    'what a business does, in four forms of its file (here in two)',
    'a served run that is ended by SIGINT as by SIGTERM (here by SIGTERM)',
    'the package packed, installed in an empty folder and run (here not)',
    'every made-up export proposed, read and loaded (here one in three is read, one in eight loaded)',
    'every shape of an export through a whole run (here one in six is loaded, one is run)',
    'embedded stores with all threads of DuckDB (here with one, but for commands in a process of their own)',
    'memory that is freed and given back to the system (here it is kept, but by commands in a process of their own)',
    'live Stan in place of its pinned optima (here of every second series), its fitted values, and series of every five minutes',
    '135 MB written on three connections at a time (here 22 MB)',
    `${SHARE_OF_CASES} times as many cases of expensive properties and simulations`,
  ];
}

/** The cases of a property that is expensive to check, or the series of a simulation: a twentieth of them in `npm test`. */
export function cases(count: number): number {
  return isLongRun ? count : Math.ceil(count / SHARE_OF_CASES);
}

/** The cases of a table: all of them in the long run, in `npm test` the first of every so many. */
export function oneIn<T>(every: number, table: readonly T[]): T[] {
  return table.filter((_, index) => isLongRun || index % every === 0);
}
