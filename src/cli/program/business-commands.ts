import { Option, type Command } from 'commander';
import type { FailOn } from '../commands/run.ts';
import type { PlotCommandOptions } from '../commands/plot.ts';
import type { ExplainOptions } from '../commands/explain.ts';
import type { TuneOptions } from '../commands/tune.ts';
import type { WhatIfOptions } from '../commands/what-if.ts';
import { addIncidentCommands } from './incident-commands.ts';
import { addMessageCommands } from './message-commands.ts';
import {
  amountOption,
  dayCount,
  dayOption,
  daySpan,
  levelChange,
  percentOption,
  rateOption,
  type DaySpan,
} from './option-values.ts';
import { contextOf, progressOf, withConfig, type CommonOptions } from './shared-options.ts';

/** The commands that read a config and do one thing on its store. */
export function addBusinessCommands(evenkeel: Command): void {
  addRun(evenkeel);
  addStatus(evenkeel);
  addIncidentCommands(evenkeel);
  addMessageCommands(evenkeel);
  addLoad(evenkeel);
  addForget(evenkeel);
  addPlot(evenkeel);
  addReport(evenkeel);
  addExplain(evenkeel);
  addWhatIf(evenkeel);
  addTune(evenkeel);
  addDoctor(evenkeel);
  addValidate(evenkeel);
}

function addRun(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('run')
      .description('load new files, update the daily KPIs, forecast, judge, and write the outputs'),
  )
    .addOption(
      new Option(
        '--fail-on <severity>',
        'exit with code 3 if the last closed day has a verdict this bad or worse',
      ).choices(['warning', 'critical']),
    )
    .action(async (options: CommonOptions & { failOn?: FailOn }) => {
      const { runCommand } = await import('../commands/run.ts');
      process.exitCode = await askingRestart(options, async () =>
        runCommand(await contextOf(options), await progressOf(options), options.failOn),
      );
    });
}

function addStatus(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('status')
      .description('print the answers of the last run as of now; exit with code 1 if a run is late or has failed'),
  ).action(async (options: CommonOptions) => {
    const { statusCommand } = await import('../commands/status.ts');
    process.exitCode = await statusCommand(await contextOf(options));
  });
}

function addLoad(evenkeel: Command): void {
  withConfig(evenkeel.command('load').description('load new files and roll up the days they change')).action(
    async (options: CommonOptions) => {
      const { loadCommand } = await import('../commands/load.ts');
      await askingRestart(options, async () => loadCommand(await contextOf(options), await progressOf(options)));
    },
  );
}

function addForget(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('forget')
      .description('delete the facts of a source that is no longer in the config')
      .argument('<source>', 'id of the source'),
  ).action(async (source: string, options: CommonOptions) => {
    const { forgetCommand } = await import('../commands/forget.ts');
    await forgetCommand(await contextOf(options), source);
  });
}

function addPlot(evenkeel: Command): void {
  withConfig(evenkeel.command('plot').description('draw the judged days and the forecast of every metric, or of one'))
    .argument('[metric]', 'id of the metric')
    .addOption(new Option('--format <format>', 'write only this format').choices(['svg', 'png']))
    .option('--dark', 'draw on a dark background')
    .option('--days <count>', 'how many past days to show', dayCount)
    .action(async (metric: string | undefined, options: CommonOptions & PlotCommandOptions) => {
      const { plotCommand } = await import('../commands/plot.ts');
      await plotCommand(await contextOf(options), metric, options);
    });
}

function addReport(evenkeel: Command): void {
  withConfig(evenkeel.command('report').description('write the answers with their evidence as one printable HTML page'))
    .option('--stdout', 'print the page instead of writing it to the folder of the outputs')
    .action(async (options: CommonOptions & { stdout?: boolean }) => {
      const { reportCommand } = await import('../commands/report.ts');
      await reportCommand(await contextOf(options), options.stdout === true);
    });
}

function addExplain(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('explain')
      .description('explain why a metric differs from what was expected: where, and in which factor'),
  )
    .argument('[metric]', 'id of the metric; by default that of the latest alert')
    .argument('[days]', 'day as YYYY-MM-DD, or first and last day as YYYY-MM-DD..YYYY-MM-DD', daySpan)
    .option('--slice <dim=value>', 'explain a slice of the metric that is followed, such as service=payment')
    .addOption(
      new Option('--format <format>', 'format of the output').choices(['table', 'json', 'csv']).default('table'),
    )
    .action(async (metric: string | undefined, days: DaySpan | undefined, options: CommonOptions & ExplainOptions) => {
      const { explainCommand } = await import('../commands/explain.ts');
      await explainCommand(await contextOf(options), metric, days, options);
    });
}

function addWhatIf(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('what-if')
      .description('show where the month and the quarter would land at another level or with an event; stores nothing'),
  )
    .argument('<metric>', 'id of the metric')
    .option('--level <change>', 'relative change of each day, such as -10%', levelChange)
    .option('--from <day>', 'first day of the change, as YYYY-MM-DD', dayOption)
    .option('--to <day>', 'last day of the change, as YYYY-MM-DD', dayOption)
    .option('--like <event>', 'name of a holiday or event in the calendar')
    .option('--on <day>', 'day on which the event would take place, as YYYY-MM-DD', dayOption)
    .addOption(new Option('--format <format>', 'format of the output').choices(['text', 'json']).default('text'))
    .action(async (metric: string, options: CommonOptions & WhatIfOptions) => {
      const { whatIfCommand } = await import('../commands/what-if.ts');
      await whatIfCommand(await contextOf(options), metric, options);
    });
}

function addTune(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('tune')
      .description('replay the judged days with another tolerance or a budget of alerts; changes nothing'),
  )
    .argument('[metric]', 'id of the metric; all without it')
    .option('--percent <share>', 'smallest difference that matters, of the forecast, such as 10%', percentOption)
    .option('--money <amount>', 'smallest difference of a day that matters, in money', amountOption)
    .option('--alerts <count>', 'alerts a month, of the metric or of all together', rateOption)
    .addOption(
      new Option('--format <format>', 'format of the output').choices(['table', 'json', 'csv']).default('table'),
    )
    .action(async (metric: string | undefined, options: CommonOptions & TuneOptions) => {
      const { tuneCommand } = await import('../commands/tune.ts');
      await tuneCommand(await contextOf(options), metric, options);
    });
}

function addDoctor(evenkeel: Command): void {
  withConfig(evenkeel.command('doctor').description('check that the daily KPIs in the store add up')).action(
    async (options: CommonOptions) => {
      const { doctorCommand } = await import('../commands/doctor.ts');
      process.exitCode = await doctorCommand(await contextOf(options));
    },
  );
}

function addValidate(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('validate')
      .description('check the config, the files that it names, and the tables of its metrics'),
  ).action(async (options: CommonOptions) => {
    const { validateCommand } = await import('../commands/validate.ts');
    await validateCommand(options, process.env);
  });
}

/** Does work that loads files, and asks on a terminal what order numbers are that the store has for other sales. */
async function askingRestart<T>({ config }: CommonOptions, work: () => Promise<T>): Promise<T> {
  const { askingOrderNumbers } = await import('../asking-order-numbers.ts');
  const canAsk = process.stdin.isTTY && process.stdout.isTTY;
  return askingOrderNumbers(config, canAsk ? (await import('../ask-restart.ts')).askRestart : null, work);
}
