import { backtest } from '../../forecast/evaluation/backtest.ts';
import type { Score } from '../../forecast/evaluation/scores.ts';
import { optimiseLate } from '../../pipeline/judge/optimise-late.ts';
import { ensembleExplanation } from '../../report/words/ensemble-explanation.ts';
import { rollingForecast } from '../../forecast/ensemble/rolling-forecast.ts';
import { shareText } from '../../report/words/format.ts';
import { textTable } from '../init/text/text-table.ts';
import { membersOf, seriesOf, type SeriesOptions } from './series-options.ts';

export interface BacktestOptions extends SeriesOptions {
  readonly origins: number;
  readonly format: 'table' | 'json';
}

interface Line {
  readonly model: string;
  readonly scores: readonly Score[];
}

const ROOM = 120;

/**
 * `evenkeel backtest <file>`: what the forecasts of past Mondays would have been worth, together and each member alone, on stdout, and what
 * one of today would follow: in the JSON, or beside the table on stderr.
 * @throws LoadError or CsvError if the file can't be read as a series of days
 */
export async function backtestCommand(path: string, options: BacktestOptions): Promise<void> {
  const history = await seriesOf(path, options);
  optimiseLate();
  const together = membersOf(history);
  const ways = [
    { model: 'ensemble', members: together },
    ...together.map((member) => ({ model: member.id, members: [member] })),
  ];
  const evaluated = ways.map(({ model, members }) => ({ model, rolling: rollingForecast(history, members) }));
  const data = evaluated.map(({ model, rolling }) => ({
    model,
    scores: backtest(rolling, options.horizon, options.origins),
  }));
  const combinationWeights = evaluated[0]?.rolling.combinationWeights(history.values.length);
  const explanation = combinationWeights ? ensembleExplanation(combinationWeights, options.horizon) : [];
  process.stdout.write(options.format === 'json' ? `${JSON.stringify({ data, explanation }, null, 2)}\n` : table(data));
  if (options.format === 'table') process.stderr.write(explanation.map(({ sentence }) => `${sentence}\n`).join(''));
}

function table(lines: readonly Line[]): string {
  const rows = lines.flatMap(({ model, scores }) => scores.map((score) => ({ model, score })));
  if (rows.length === 0) return 'the history is too short: no forecast so far ahead has come true yet\n';
  const column = (head: string, cell: (row: (typeof rows)[number]) => string, isNumber = true) => ({
    head: [head],
    cells: rows.map(cell),
    isNumber,
  });
  const share = (value: number | null): string => (value === null ? '–' : shareText(value));
  return `${textTable(
    [
      column('model', ({ model }) => model, false),
      column('days ahead', ({ score: { from, to } }) => (from === to ? `${from}` : `${from} to ${to}`)),
      column('forecasts', ({ score }) => String(score.count)),
      column('WAPE', ({ score }) => share(score.wape)),
      column('MASE', ({ score }) => score.mase?.toFixed(2) ?? '–'),
      column('bias', ({ score }) => share(score.bias)),
      column('in 80%', ({ score }) => share(score.coverage_80)),
      column('in 95%', ({ score }) => share(score.coverage_95)),
    ],
    ROOM,
  ).join('\n')}\n`;
}
