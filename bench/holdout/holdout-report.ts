import { FAMILIES, type Family } from './holdout-set.ts';
import { HALVES, type Half } from './half-of.ts';
import {
  MEMBERS,
  RIVAL,
  RIVAL_WITH_CALENDAR,
  SHIPPED,
  TRUTH,
  TRUTH_OF_LATER,
  WITHOUT_CALENDAR,
  YARDSTICK,
} from './holdout-methods.ts';
import { REASONS } from './reasons.ts';
import { HORIZONS, LEVELS, type MethodScore, type SetScore } from './score-set.ts';

/** Which origins: every week of two years, or the six. */
type Span = 'twoYears' | 'sixOrigins';

const METHODS = [
  ...[YARDSTICK, 'ets', 'level-adjusted-prophet', RIVAL],
  ...[...MEMBERS, RIVAL_WITH_CALENDAR],
  ...[WITHOUT_CALENDAR, SHIPPED],
];
const SLOWEST = 5;

/** What was measured, as a page of Markdown. */
export function holdoutReport(scores: readonly SetScore[], made: string): string {
  return `${[
    '# Forecast accuracy on series that nothing was chosen on',
    `${made} That command writes this page. [Decision 8](../decisions/0008-robust-weights.md) explains the choice.`,
    'The series are split by a hash of their business into a half to choose members, weights and intervals on, and a half that is only scored. At each origin every method forecasts the next 28 days; only open weekdays are scored. Figures are the WAPE relative to the weekday mean, as geometric means over series, then businesses, then families. The calendar is the public holidays of the country and declared promotions; methods know it where the name says so, and the ensemble does. The plain mean is that of ETS, level-adjusted Prophet and the weekday mean.',
    '## Error relative to the weekday mean',
    '### Every week of two years',
    errorTable(scores, 'twoYears'),
    '### Six origins at the end',
    errorTable(scores, 'sixOrigins'),
    '## How far the truth is',
    'The simulated series have a known truth: the median of each day for someone who knows all parameters, the level and noise of the day before each origin, and a jump, launch, peak, collapse or closing from its first day on, to its end; in brackets, for someone who knows these beforehand too. Nobody who has to learn from the days can be that good. WAPE, every week of two years, geometric means over series; nothing was chosen by it.',
    truthTable(scores),
    '## Coverage of the intervals, %',
    'Of the ensemble. Pooled: over all days of a half. Mean gap: the mean over sets of the distance between coverage and level, in points. One day ahead is measured from every day of a year, also without the days that are [outliers](../forecasting.md#outliers) for the screen: intervals are not made to hold these.',
    coverageTable(scores),
    '## Bias of totals of 28 days, %',
    'Forecast totals over actual ones, minus 1; in brackets the mean absolute bias of a set.',
    biasTable(scores),
    ...HALVES.flatMap((half) => [`## Each set of the ${half} half, worst first`, setTable(scores, half)]),
    '## Why the worst are worst',
    REASONS.map(([sets, why]) => `- **${sets}**: ${why}.`).join('\n'),
    '## The slowest sets',
    'Seconds of processor time in the fits of the members, over all origins.',
    slowTable(scores),
  ].join('\n\n')}\n`;
}

function errorTable(scores: readonly SetScore[], span: Span): string {
  const columns = HALVES.flatMap((half) => [...FAMILIES.map((family) => ({ half, family })), { half, family: null }]);
  return table(
    ['', ...columns.map(({ half, family }) => `${half}: ${family ?? '**all**'}`)],
    METHODS.map((method) => [
      method,
      ...columns.map(({ half, family }) => {
        const of = scores.filter((score) => score.half === half);
        const families = family ? [family] : FAMILIES;
        return geometricMean(families.map((one) => familyError(of, one, method, span))).toFixed(3);
      }),
    ]),
  );
}

/** Over the businesses of a family. */
function familyError(scores: readonly SetScore[], family: Family, method: string, span: Span): number {
  const of = scores.filter((score) => score.family === family);
  const businesses = Array.from(new Set(of.map(({ business }) => business)));
  return geometricMean(
    businesses.map((business) =>
      geometricMean(of.filter((score) => score.business === business).map((score) => ratio(score, method, span))),
    ),
  );
}

/** Without a calendar of its own a set has no ensemble without one. */
function ratio({ methods }: SetScore, name: string, span: Span): number {
  const of = (method: string) => methods.find((score) => score.method === method)?.[span];
  return (of(name) ?? of(SHIPPED) ?? NaN) / (of(YARDSTICK) ?? NaN);
}

/** By half, and by kind over both halves. */
function truthTable(scores: readonly SetScore[]): string {
  const of = scores.filter(({ methods }) => methods.some(({ method }) => method === TRUTH));
  const kinds = Array.from(new Set(of.map(kind)));
  const rows = [
    ...HALVES.map((half) => [half, of.filter((score) => score.half === half)] as const),
    ...kinds.map((one) => [one, of.filter((score) => kind(score) === one)] as const),
  ];
  const over = (sets: readonly SetScore[], method: string, by: string): string =>
    geometricMean(sets.map((score) => ratio(score, method, 'twoYears') / ratio(score, by, 'twoYears'))).toFixed(3);
  return table(
    ['', 'truth / weekday mean', 'truth / plain mean with the calendar', 'ensemble / truth'],
    rows.map(([name, sets]) => [
      name,
      `${over(sets, TRUTH, YARDSTICK)} (${over(sets, TRUTH_OF_LATER, YARDSTICK)})`,
      `${over(sets, TRUTH, RIVAL_WITH_CALENDAR)} (${over(sets, TRUTH_OF_LATER, RIVAL_WITH_CALENDAR)})`,
      over(sets, SHIPPED, TRUTH),
    ]),
  );
}

/** The story of a simulated series: its name without the seed. */
function kind({ name }: SetScore): string {
  return name.replace(/ \d+$/, '');
}

function coverageTable(scores: readonly SetScore[]): string {
  const rows = HALVES.flatMap((half) =>
    LEVELS.map((level, at) => {
      const of = scores.filter((score) => score.half === half);
      const cells = HORIZONS.map((_, horizon) => {
        const sets = of
          .map(({ covered }) => covered[at]?.[horizon] ?? { days: 0, inside: 0 })
          .filter(({ days }) => days > 0);
        return `${percent(pooled(sets), 1)} (${meanGap(sets, level).toFixed(1)})`;
      });
      const families = FAMILIES.map((family) =>
        percent(pooled(of.filter((one) => one.family === family).flatMap(({ covered }) => covered[at] ?? [])), 1),
      );
      const usual = percent(pooled(of.flatMap(({ usualDays }) => usualDays[at] ?? [])), 1);
      return [`${half}, ${percent(level)} %`, ...cells.toSpliced(1, 0, usual), ...families];
    }),
  );
  return table(
    [
      'half, level',
      '1 day, pooled (mean gap)',
      'the same without outliers',
      '2 to 7',
      '8 to 28',
      ...FAMILIES.map((family) => `${family}, all days`),
    ],
    rows,
  );
}

interface Share {
  readonly days: number;
  readonly inside: number;
}

function pooled(sets: readonly Share[]): number {
  return sets.reduce((sum, { inside }) => sum + inside, 0) / sets.reduce((sum, { days }) => sum + days, 0);
}

function meanGap(sets: readonly Share[], level: number): number {
  return mean(sets.map(({ days, inside }) => 100 * Math.abs(inside / days - level)));
}

function biasTable(scores: readonly SetScore[]): string {
  return table(
    ['', ...FAMILIES],
    HALVES.map((half) => [
      half,
      ...FAMILIES.map((family) => {
        const of = scores.filter((score) => score.half === half && score.family === family && score.totals.actual > 0);
        return `${percent(mean(of.map(bias)), 1)} (${percent(mean(of.map((score) => Math.abs(bias(score)))), 1)})`;
      }),
    ]),
  );
}

function bias({ totals }: SetScore): number {
  return totals.expected / totals.actual - 1;
}

function setTable(scores: readonly SetScore[], half: Half): string {
  const of = scores.filter((score) => score.half === half);
  return table(
    [
      '',
      'the ensemble',
      'plain mean of three, with the calendar',
      'best member',
      'covers 80 %',
      '95 %',
      'bias of totals, %',
    ],
    of
      .toSorted((a, b) => ratio(b, SHIPPED, 'twoYears') - ratio(a, SHIPPED, 'twoYears'))
      .map((score) => [
        score.name,
        ratio(score, SHIPPED, 'twoYears').toFixed(3),
        ratio(score, RIVAL_WITH_CALENDAR, 'twoYears').toFixed(3),
        bestMember(score.methods),
        ...LEVELS.map((_, at) => percent(pooled(score.covered[at] ?? []))),
        score.totals.actual > 0 ? percent(bias(score), 1) : '',
      ]),
  );
}

function bestMember(methods: readonly MethodScore[]): string {
  const single = methods.filter(({ method }) => MEMBERS.includes(method));
  const best = single.toSorted((a, b) => a.twoYears - b.twoYears)[0];
  const yardstick = methods.find(({ method }) => method === YARDSTICK);
  return best && yardstick ? `${best.method.split(',')[0]} ${(best.twoYears / yardstick.twoYears).toFixed(3)}` : '';
}

function slowTable(scores: readonly SetScore[]): string {
  const slowest = scores.toSorted((a, b) => b.fitSeconds - a.fitSeconds).slice(0, SLOWEST);
  return table(
    ['', 'seconds'],
    slowest.map(({ name, fitSeconds }) => [name, fitSeconds.toFixed(1)]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

function percent(share: number, digits = 0): string {
  return (100 * share).toFixed(digits);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(mean(values.map(Math.log)));
}
