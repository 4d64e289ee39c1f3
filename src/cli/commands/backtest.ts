import { backtest, type Score } from '../../forecast/backtest.ts';
import { defaultMembers } from '../../forecast/default-members.ts';
import { rollingForecast } from '../../forecast/rolling-forecast.ts';
import { shareText } from '../../report/format.ts';
import { textTable } from '../init/text-table.ts';
import { seriesOf, type SeriesOptions } from './series-options.ts';

export interface BacktestAsked extends SeriesOptions {
  readonly mornings: number;
  readonly format: 'table' | 'json';
}

interface Line {
  readonly model: string;
  readonly scores: readonly Score[];
}

const ROOM = 120;

/**
 * `evenkeel backtest <file>`: what the forecasts of past Mondays would have been worth, together and each member alone, on stdout.
 * @throws LoadError or CsvError if the file can't be read as a series of days
 */
export async function backtestCommand(path: string, asked: BacktestAsked): Promise<void> {
  const history = await seriesOf(path, asked);
  const ways = [
    { model: 'ensemble', members: defaultMembers },
    ...defaultMembers.map((member) => ({ model: member.id, members: [member] })),
  ];
  const lines = ways.map(({ model, members }) => ({
    model,
    scores: backtest(rollingForecast(history, members), asked.horizon, asked.mornings),
  }));
  process.stdout.write(asked.format === 'json' ? `${JSON.stringify({ data: lines }, null, 2)}\n` : table(lines));
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
