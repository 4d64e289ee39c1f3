import { HALVES, type Half } from '../holdout/half-of.ts';
import { FAMILIES, type Family } from '../holdout/holdout-set.ts';
import { FOR_SLICES, FOR_THE_WHOLE, type CutScore } from './score-cut.ts';
import { BORROWED, KINDS_OF_DAYS, type YoungScore } from './score-young.ts';

/** The windows of series with so many days at their first origin. */
export interface YoungScores {
  readonly knownDays: number;
  readonly scores: readonly YoungScore[];
}

/** What was measured, as a page of Markdown. */
export function borrowedReport(all: readonly YoungScores[], cuts: readonly CutScore[], made: string): string {
  return `${[
    '# Young slices that borrow the year and the effects of their whole',
    `${made} That command writes this page. [Decision 11](../decisions/0011-borrowed-years.md) explains the choice.`,
    'Slices of shops, and cash machines beside the mean of the others of their half, with their first years cut off: so many days are known at the first of four origins, 33 days apart, in two windows a series half a year apart. The series and halves are those of [the holdout](forecast-holdout.md), the members are those of slices. Holidays are the public ones of each country; windows whose holidays all had no sales have no relative error on them. WAPE relative to the weekday mean, as geometric means over windows and then over businesses.',
    ...HALVES.map((half) => [`## The ${half} half`, errorTable(all, half), daysTable(all, half)].join('\n\n')),
    '## Each window of a shop',
    'Ratio of the error with what is borrowed to that without, worst first.',
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
        coverage(of, at, 0),
      ]);
    }),
  );
  return table(['known, family', 'windows', 'borrowed', '1 to 28 days', '29 to 92', '80 % interval covers, %'], rows);
}

/** Up to 92 days ahead. */
function daysTable(all: readonly YoungScores[], half: Half): string {
  const rows = all.flatMap(({ knownDays, scores }) =>
    FAMILIES.flatMap((family) => {
      const of = scores.filter((score) => score.half === half && score.family === family);
      if (of.length === 0) return [];
      return BORROWED.map((way, at) => [
        ...[`${knownDays} days, ${family}`, way],
        ...KINDS_OF_DAYS.flatMap((_, kind) => {
          const scored = of.filter(({ byDays }) => byDays.every((errors) => Number.isFinite(errors[kind] ?? NaN)));
          const error = overBusinesses(scored, family, ({ byDays }) => byDays[at]?.[kind] ?? NaN);
          return [Number.isFinite(error) ? error.toFixed(3) : '–', coverage(of, at, kind)];
        }),
      ]);
    }),
  );
  const head = KINDS_OF_DAYS.flatMap((kind) => [kind, 'covered, %']);
  return table(['known, family', 'borrowed', ...head], rows);
}

function windowTable(all: readonly YoungScores[]): string {
  const ratio = (score: YoungScore, horizon: number): number =>
    (score.errors.at(-1)?.[horizon] ?? NaN) / (score.errors[0]?.[horizon] ?? NaN);
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

function coverage(scores: readonly YoungScore[], way: number, kind: number): string {
  const of = scores.flatMap(({ covered }) => covered[way]?.[kind] ?? []);
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
