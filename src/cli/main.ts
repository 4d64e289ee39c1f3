import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { dayFromIso, type Day } from '../calendar/day.ts';
import { LONGEST_HORIZON_DAYS } from '../forecast/horizon-groups.ts';
import { silent, type Progress } from '../pipeline/progress.ts';
import { colours } from './colours.ts';
import type { Context, ConfigOptions } from './context.ts';
import { errorText, exitCode } from './exit-code.ts';
import type { BacktestAsked } from './commands/backtest.ts';
import type { ForecastAsked } from './commands/forecast.ts';
import type { PlotAsked } from './commands/plot.ts';
import type { FailOn } from './commands/run.ts';
import type { WhatIfAsked } from './commands/what-if.ts';
import type { InitOptions } from './init/init-options.ts';
import type { Environment } from './init/environment.ts';
import { progressOnStderr } from './progress-on-stderr.ts';

interface CommonOptions extends ConfigOptions {
  readonly quiet?: boolean;
}

const USAGE = 2;
const DEFAULT_PORT = 4280;
const HORIZON = `how many days ahead, at most ${LONGEST_HORIZON_DAYS}`;
const pc = colours(process.stderr, process.env);

function program(): Command {
  const evenkeel = new Command('evenkeel')
    .description('Tells whether the business is healthy: daily KPIs, forecasts, verdicts, and the answer in words.')
    .exitOverride()
    .showHelpAfterError();

  withConfig(evenkeel.command('run').description('load what is new, roll up, forecast, judge, publish, answer'))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 3 if the last closed day has such a verdict or worse').choices([
        'warning',
        'critical',
      ]),
    )
    .action(async (options: CommonOptions & { failOn?: FailOn }) => {
      const { runCommand } = await import('./commands/run.ts');
      process.exitCode = await runCommand(await contextOf(options), progressOf(options), options.failOn);
    });

  withConfig(evenkeel.command('load').description('load new files and roll up the days they change')).action(
    async (options: CommonOptions) => {
      const { loadCommand } = await import('./commands/load.ts');
      await loadCommand(await contextOf(options), progressOf(options));
    },
  );

  withConfig(
    evenkeel
      .command('forget')
      .description('take the facts of a source out of the store that the config declares no more')
      .argument('<source>', 'its name'),
  ).action(async (source: string, options: CommonOptions) => {
    const { forgetCommand } = await import('./commands/forget.ts');
    await forgetCommand(await contextOf(options), source);
  });
  withConfig(evenkeel.command('plot').description('draw the judged days and the forecast of each metric, or of one'))
    .argument('[metric]', 'id of a metric')
    .addOption(new Option('--format <format>', 'only this one').choices(['svg', 'png']))
    .option('--dark', 'light on dark')
    .option('--days <count>', 'how many days back', dayCount)
    .action(async (metric: string | undefined, options: CommonOptions & PlotAsked) => {
      const { plotCommand } = await import('./commands/plot.ts');
      await plotCommand(await contextOf(options), metric, options);
    });

  withConfig(
    evenkeel
      .command('what-if')
      .description('say where the month and the quarter would land at another level, or with an event; keeps nothing'),
  )
    .argument('<metric>', 'id of a metric')
    .option('--level <change>', 'by what share each day changes, such as -10%', levelChange)
    .option('--from <day>', 'the first such day, as YYYY-MM-DD', askedDay)
    .option('--to <day>', 'the last', askedDay)
    .option('--like <event>', 'a holiday or event of the calendar, by its name')
    .option('--on <day>', 'the day on which it would be', askedDay)
    .addOption(new Option('--format <format>', 'of stdout').choices(['text', 'json']).default('text'))
    .action(async (metric: string, options: CommonOptions & WhatIfAsked) => {
      const { whatIfCommand } = await import('./commands/what-if.ts');
      await whatIfCommand(await contextOf(options), metric, options);
    });

  withConfig(
    evenkeel
      .command('serve')
      .description('serve the page and the API on 127.0.0.1, and run on schedule and when files change'),
  )
    .addOption(portOption())
    .option('--no-schedule', 'only run at the start and when files change')
    .action(async (options: CommonOptions & { port: number; schedule: boolean }) => {
      const { serveCommand } = await import('./commands/serve.ts');
      const { scheduleMinute } = await contextOf(options);
      const minute = options.schedule ? scheduleMinute : null;
      await serveCommand(
        async () => contextOf(options),
        { port: options.port, scheduleMinute: minute, opensBrowser: false },
        progressOf(options),
      );
    });

  withConfig(evenkeel.command('doctor').description('check every equation of the daily KPIs on the store')).action(
    async (options: CommonOptions) => {
      const { doctorCommand } = await import('./commands/doctor.ts');
      process.exitCode = await doctorCommand(await contextOf(options));
    },
  );

  withConfig(evenkeel.command('validate').description('check the config')).action(async (options: CommonOptions) => {
    const { business } = await contextOf(options);
    const named = (kind: 'holiday' | 'event'): number =>
      new Set(business.holidays.filter((row) => row.kind === kind).map(({ holiday }) => holiday)).size;
    const counts = [
      counted(business.sources.length, 'source'),
      counted(business.metrics.length, 'metric'),
      ...(named('holiday') > 0 ? [counted(named('holiday'), 'holiday')] : []),
      ...(named('event') > 0 ? [counted(named('event'), 'event')] : []),
    ];
    process.stdout.write(`${options.config} is valid: ${counts.join(', ')}\n`);
  });

  withSeries(
    evenkeel.command('forecast').description('forecast a series of days in a CSV or Parquet file; needs no config'),
  )
    .option('--horizon <days>', HORIZON, horizonDays, 30)
    .addOption(new Option('--format <format>', 'of stdout').choices(['csv', 'json']).default('csv'))
    .option('--plot <picture>', 'draw it too, as .svg or .png')
    .action(async (file: string, options: ForecastAsked) => {
      const { forecastCommand } = await import('./commands/forecast.ts');
      await forecastCommand(file, options);
    });

  withSeries(
    evenkeel
      .command('backtest')
      .description('make the forecasts of past Mondays again, and tell what they would have been worth'),
  )
    .option('--horizon <days>', HORIZON, horizonDays, 28)
    .option('--mornings <count>', 'how many Mondays', dayCount, 26)
    .addOption(new Option('--format <format>', 'of stdout').choices(['table', 'json']).default('table'))
    .action(async (file: string, options: BacktestAsked) => {
      const { backtestCommand } = await import('./commands/backtest.ts');
      await backtestCommand(file, options);
    });

  evenkeel
    .command('init')
    .description('propose how to read a CSV or Parquet file, show it, ask, and write the config')
    .argument('<file>', 'CSV, plain or gzipped, or Parquet')
    .option('-c, --config <file>', 'the config to write', 'evenkeel.yaml')
    .option('-y, --yes', 'take what is proposed, without asking')
    .option('-f, --force', 'overwrite a config that exists')
    .addOption(new Option('--table <kind>', 'what the file holds').choices(['sales', 'ops']))
    .option(
      '--column <ours=theirs>',
      "what the file calls a column of ours; 'ours=' leaves it out; may be repeated",
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .option('--time-format <form>', 'iso, or a pattern such as DD/MM/YYYY HH:mm')
    .addOption(new Option('--decimal <sign>', 'the decimal sign').choices(['.', ',']))
    .option('--delimiter <character>', "between a CSV's fields; or 'tab'")
    .option('--zone <name>', "of the business and of times that name none; the machine's by default")
    .option('--currency <code>', 'in which money is counted')
    .option('--name <text>', 'what the business is called')
    .option('-q, --quiet', 'no progress')
    .action(async (file: string, options: InitOptions & { quiet?: boolean }) => {
      const { initCommand } = await import('./commands/init.ts');
      process.exitCode = await initCommand(file, options, await environmentOf(options));
    });

  evenkeel
    .command('demo')
    .description('make a demo shop with three years of data and run everything on it')
    .argument('[folder]', 'where to make it', 'evenkeel-demo')
    .option('--serve', 'then serve the page and the API on 127.0.0.1')
    .addOption(portOption())
    .option('-q, --quiet', 'no progress')
    .action(async (folder: string, options: { serve?: boolean; port: number; quiet?: boolean }) => {
      const { demoCommand } = await import('./commands/demo.ts');
      await demoCommand(folder, process.env, options.serve === true ? options.port : null, progressOf(options));
    });
  return evenkeel;
}

function portOption(): Option {
  return new Option('--port <number>', 'port to listen on')
    .env('PORT')
    .default(DEFAULT_PORT)
    .argParser((text) => {
      const port = Number(text);
      if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
      throw new InvalidArgumentError('a port is a whole number from 0 to 65535');
    });
}

function withSeries(command: Command): Command {
  return command
    .argument('<file>', 'CSV, plain or gzipped, or Parquet')
    .option('--ds <column>', 'the days', 'ds')
    .option('--y <column>', 'the values', 'y')
    .option('--time-format <form>', 'of the days: iso, or a pattern such as DD/MM/YYYY', 'iso')
    .addOption(new Option('--decimal <sign>', 'the decimal sign').choices(['.', ',']).default('.'))
    .option('--delimiter <character>', "between a CSV's fields; or 'tab'", ',')
    .addOption(new Option('--several <how>', 'what several rows of one day come to').choices(['sum', 'mean']));
}

function withConfig(command: Command): Command {
  return command
    .option('-c, --config <file>', 'the config', 'evenkeel.yaml')
    .option('--store <location>', 'DuckDB file or postgres:// URL; goes before DATABASE_URL and the config')
    .option('--out <folder>', "where outputs go; goes before the config's")
    .option('--as-of <moment>', 'the local moment at which the run takes place, as YYYY-MM-DDTHH:MM')
    .option('-q, --quiet', 'no progress');
}

function askedDay(text: string): Day {
  try {
    return dayFromIso(text);
  } catch {
    throw new InvalidArgumentError('write a day as YYYY-MM-DD');
  }
}

/** The share that a percentage with its sign is. */
function levelChange(text: string): number {
  const percent = /^[+-]?\d+(\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) : Number.NaN;
  if (percent >= -100 && percent <= 1000) return percent / 100;
  throw new InvalidArgumentError('write a change from -100% to +1000%, such as -10%');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function dayCount(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('write a whole number of days');
  return Number(text);
}

function horizonDays(text: string): number {
  const days = dayCount(text);
  if (days <= LONGEST_HORIZON_DAYS) return days;
  throw new InvalidArgumentError(
    `write at most ${LONGEST_HORIZON_DAYS}, the days of a quarter: how far forecasts miss is not known beyond`,
  );
}

async function contextOf(options: CommonOptions): Promise<Context> {
  const { context } = await import('./context.ts');
  return context(options, process.env, new Date());
}

async function environmentOf(options: { quiet?: boolean }): Promise<Environment> {
  const canAsk = process.stdin.isTTY && process.stdout.isTTY;
  return {
    now: new Date(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    progress: progressOf(options),
    prompter: canAsk ? (await import('./init/clack-prompter.ts')).clackPrompter : null,
    show: (text) => void process.stdout.write(text),
    room: process.stdout.columns || 120,
  };
}

function progressOf({ quiet }: { quiet?: boolean }): Progress {
  return quiet === true ? silent : progressOnStderr(process.stderr, pc, () => performance.now());
}

// Whoever reads the answer may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  } else {
    process.stderr.write(`${pc.red('error')}: ${errorText(error)}\n`);
    process.exitCode = exitCode(error);
  }
}
