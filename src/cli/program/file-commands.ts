import { Option, type Command } from 'commander';
import type { BacktestOptions } from '../commands/backtest.ts';
import type { ForecastOptions } from '../commands/forecast.ts';
import { DEFAULT_LEVELS } from '../../forecast/intervals/levels.ts';
import type { Environment } from '../init/environment.ts';
import type { InitOptions } from '../init/init-options.ts';
import { countryCode, dayCount, horizonDays, HORIZON, intervalLevels, LEVELS, rowCount } from './option-values.ts';
import { ENCODINGS } from '../../warehouse/files/csv/encoding.ts';
import { progressOf } from './shared-options.ts';

/** The commands that work on a file and need no config. */
export function addFileCommands(evenkeel: Command): void {
  addForecast(evenkeel);
  addBacktest(evenkeel);
  addInit(evenkeel);
}

function addForecast(evenkeel: Command): void {
  withSeries(
    evenkeel
      .command('forecast')
      .description('forecast a daily series from a CSV, JSON, Excel or Parquet file; needs no config'),
  )
    .option('--horizon <days>', HORIZON, horizonDays, 30)
    .option('--levels <levels>', LEVELS, intervalLevels, [...DEFAULT_LEVELS])
    .addOption(new Option('--format <format>', 'format of the output').choices(['csv', 'json']).default('csv'))
    .option('--plot <picture>', 'also draw the forecast into this .svg or .png file')
    .action(async (file: string, options: ForecastOptions) => {
      const { forecastCommand } = await import('../commands/forecast.ts');
      await forecastCommand(file, options);
    });
}

function addBacktest(evenkeel: Command): void {
  withSeries(
    evenkeel
      .command('backtest')
      .description('repeat the forecasts of past Mondays and measure their errors; needs no config'),
  )
    .option('--horizon <days>', HORIZON, horizonDays, 28)
    .option('--origins <count>', 'how many Mondays to forecast from', dayCount, 26)
    .addOption(new Option('--format <format>', 'format of the output').choices(['table', 'json']).default('table'))
    .action(async (file: string, options: BacktestOptions) => {
      const { backtestCommand } = await import('../commands/backtest.ts');
      await backtestCommand(file, options);
    });
}

function addInit(evenkeel: Command): void {
  evenkeel
    .command('init')
    .description('propose how to read files, ask for confirmation, and write the config or add to it')
    .argument('<files...>', 'files, folders, or patterns in quotes; files with the same columns are one source')
    .option('-c, --config <file>', 'config to write; one that exists gets further sources', 'evenkeel.yaml')
    .option('-y, --yes', 'accept the proposal without asking')
    .option('-f, --force', 'overwrite an existing config instead of adding to it')
    .addOption(
      new Option('--table <kind>', 'what the file holds: sales, operational events, or values by day').choices([
        'sales',
        'ops',
        'daily',
      ]),
    )
    .option(
      '--column <ours=theirs>',
      "name of one of our columns in the file; 'ours=' leaves it out; can be repeated",
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .option('--time-format <format>', 'iso, or a pattern such as DD/MM/YYYY HH:mm')
    .addOption(new Option('--decimal <sign>', 'decimal separator').choices(['.', ',']))
    .option('--delimiter <character>', "character between the fields of a CSV, or 'tab'")
    .addOption(new Option('--encoding <name>', 'encoding of a CSV or JSON file').choices(ENCODINGS))
    .option('--header-row <number>', 'line, or row of a sheet, with the names of the columns', rowCount)
    .option('--footer-rows <number>', 'how many rows below the data are left out, such as totals', rowCount)
    .option('--sheet <name>', 'sheet of a workbook')
    .option('--records <path>', 'where a JSON object holds its array of records, such as data.orders')
    .option('--zone <name>', "time zone of the business, in which its days begin and end; the machine's by default")
    .option('--file-zone <name>', "time zone of the file's times; by default what their column's name says, or --zone")
    .option('--currency <code>', 'currency of the business, as its ISO code')
    .option('--name <text>', 'name of the business')
    .option('--country <code>', "country whose public holidays are taken, as its ISO code, or 'none'", countryCode)
    .addOption(
      new Option('--numbers-restart <when>', 'when order numbers begin again').choices([
        ...['never', 'daily', 'monthly', 'yearly', 'each_file'],
      ]),
    )
    .option('--allow-rejects', "leave out rows that can't be read")
    .option('--receives', 'let the API take further rows of the source, beside the files')
    .option('-q, --quiet', 'print no progress')
    .action(async (files: readonly string[], options: InitOptions & { quiet?: boolean }) => {
      const { initCommand } = await import('../commands/init.ts');
      process.exitCode = await initCommand(files, options, await environmentOf(options));
    });
}

function withSeries(command: Command): Command {
  return command
    .argument('<file>', 'CSV, JSON, Excel or Parquet; also gzipped, or in a zip archive')
    .option('--ds <column>', 'column of the days', 'ds')
    .option('--y <column>', 'column of the values', 'y')
    .option('--time-format <format>', 'format of the days: iso, or a pattern such as DD/MM/YYYY', 'iso')
    .addOption(new Option('--decimal <sign>', 'decimal separator').choices(['.', ',']).default('.'))
    .option('--delimiter <character>', "character between the fields of a CSV, or 'tab'", ',')
    .addOption(new Option('--encoding <name>', 'encoding of a CSV or JSON file').choices(ENCODINGS))
    .option('--header-row <number>', 'line, or row of a sheet, with the names of the columns', rowCount)
    .option('--footer-rows <number>', 'how many rows below the data are left out, such as totals', rowCount)
    .option('--sheet <name>', 'sheet of a workbook')
    .option('--records <path>', 'where a JSON object holds its array of records, such as data.orders')
    .addOption(new Option('--several <how>', 'how to combine several rows of one day').choices(['sum', 'mean']));
}

async function environmentOf(options: { quiet?: boolean }): Promise<Environment> {
  const canPrompt = process.stdin.isTTY && process.stdout.isTTY;
  return {
    now: new Date(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    progress: await progressOf(options),
    prompter: canPrompt ? (await import('../init/clack-prompter.ts')).clackPrompter : null,
    show: (text) => void process.stdout.write(text),
    columns: process.stdout.columns || 120,
  };
}
