import { HALVES, type Half } from '../holdout/half-of.ts';
import { FAMILIES, type Family } from '../holdout/holdout-set.ts';
import { FOR_SLICES, FOR_THE_WHOLE, type CutScore } from './score-cut.ts';
import { BORROWED, type YoungScore } from './score-young.ts';

/** The windows of series with so many days at their first origin. */
export interface YoungScores {
  readonly knownDays: number;
  readonly scores: readonly YoungScore[];
}

/** What was measured, as a page of Markdown. */
export function borrowedReport(all: readonly YoungScores[], cuts: readonly CutScore[], made: string): string {
  return `${[
    '# Young slices that borrow the year of their whole',
    `${made} That command writes this page. [Decision 11](../decisions/0011-borrowed-years.md) explains the choice.`,
    'Slices of shops, and cash machines beside the mean of the others of their half, with their first years cut off: so many days are known at the first of four origins, 33 days apart, in two windows a series half a year apart. The series and halves are those of [the holdout](forecast-holdout.md), the members are those of slices. WAPE relative to the weekday mean, as geometric means over windows and then over businesses.',
    ...HALVES.map((half) => [`## The ${half} half`, errorTable(all, half)].join('\n\n')),
    '## Each window of a shop',
    'Ratio of the error with the borrowed year to that without, worst first.',
    windowTable(all),
    '## Slices that add up to their whole',
    'Not what the program does; see the decision. The revenue of the businesses of the choice half and all slices of it by one dimension, 28 days from every fourth week of two years. WAPE of the whole, and of its slices together. Variances are those of 80 % intervals.',
    cutTable(cuts, 'The whole', FOR_THE_WHOLE, ({ whole }) => whole),
    cutTable(cuts, 'Its slices', FOR_SLICES, ({ ofSlices }) => ofSlices),
  ].join('\n\n')}\n`;
}

function errorTable(all: readonly YoungScores[], half: Half): string {
  const rows = all.flatMap(({ knownDays, scores }) =>
    FAMILIES.flatMap((family) => {
      const of = scores.filter((score) => score.half === half && score.family === family);
      if (of.length === 0) return [];
      return BORROWED.map((way, at) => [
        ...[`${knownDays} days, ${family}`, `${of.length}`, way],
        ...[0, 1].map((horizon) =>
          overBusinesses(of, family, (score) => score.errors[at]?.[horizon] ?? NaN).toFixed(3),
        ),
        coverage(of, at),
      ]);
    }),
  );
  return table(['known, family', 'windows', 'year', '1 to 28 days', '29 to 92', '80 % interval covers, %'], rows);
}

function windowTable(all: readonly YoungScores[]): string {
  const ratio = (score: YoungScore, horizon: number): number =>
    (score.errors[1]?.[horizon] ?? NaN) / (score.errors[0]?.[horizon] ?? NaN);
  const rows = all.flatMap(({ knownDays, scores }) =>
    scores
      .filter(({ family }) => family === 'businesses')
      .map((score) => ({ knownDays, score, ratio: ratio(score, 1) })),
  );
  return table(
    ['', 'half', 'known', '1 to 28 days', '29 to 92'],
    rows
      .toSorted((a, b) => b.ratio - a.ratio)
      .map(({ knownDays, score, ratio: far }) => [
        ...[score.name, score.half, `${knownDays} days`],
        ...[ratio(score, 0), far].map((one) => one.toFixed(3)),
      ]),
  );
}

function cutTable(
  cuts: readonly CutScore[],
  title: string,
  ways: readonly string[],
  errors: (cut: CutScore) => readonly number[],
): string {
  return table(
    [title, 'slices', 'sum over whole, median, %', ...ways],
    cuts.map((cut) => [
      ...[cut.name, `${cut.slices}`, (100 * cut.gap).toFixed(1)],
      ...errors(cut).map((error) => error.toFixed(3)),
    ]),
  );
}

/** The geometric mean over businesses; cash machines are one business each. */
function overBusinesses(scores: readonly YoungScore[], family: Family, error: (score: YoungScore) => number): number {
  const of = scores.filter((score) => score.family === family);
  const businesses = Array.from(new Set(of.map(({ business }) => business)));
  return geometricMean(
    businesses.map((business) => geometricMean(of.filter((score) => score.business === business).map(error))),
  );
}

function coverage(scores: readonly YoungScore[], way: number): string {
  const of = scores.flatMap(({ covered }) => covered[way] ?? []);
  const days = of.reduce((sum, one) => sum + one.days, 0);
  return ((100 * of.reduce((sum, { inside }) => sum + inside, 0)) / days).toFixed(1);
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
