import { Argument, Option, type Command } from 'commander';
import type { Day } from '../../calendar/day.ts';
import { FEEDBACK, type ActionKind } from '../../incidents/action.ts';
import type { RequestedAction } from '../commands/incidents/incident-action.ts';
import type { IncidentsOptions } from '../commands/incidents/incidents.ts';
import type { ReplayOptions } from '../commands/replay.ts';
import { dayCount, dayOption, daySpan } from './option-values.ts';
import { contextOf, progressOf, withConfig, type CommonOptions } from './shared-options.ts';

/** The commands on incidents. */
export function addIncidentCommands(evenkeel: Command): void {
  addIncidents(evenkeel);
  addIncident(evenkeel);
  addReplay(evenkeel);
  addTest(evenkeel);
}

function format(formats: readonly string[]): Option {
  return new Option('--format <format>', 'format of the output').choices(formats).default('table');
}

function addIncidents(evenkeel: Command): void {
  const incidents = withConfig(
    evenkeel.command('incidents').description('list the open incidents of the last run, most money first'),
  )
    .addOption(new Option('--open', 'open ones; this is the default').conflicts('all'))
    .option('--all', 'those that are over or withdrawn, too')
    .addOption(format(['table', 'json', 'csv']))
    .action(async (options: CommonOptions & IncidentsOptions) => {
      const { incidentsCommand } = await import('../commands/incidents/incidents.ts');
      await incidentsCommand(await contextOf(options), options);
    });
  const evidence = incidents
    .command('evidence')
    .description('write all that is known of an incident into one zip archive: JSON, CSV, chart, explanation')
    .argument('<id>', 'id of the incident, as incidents lists it')
    .option('--out <file>', 'archive to write; by default <id>-evidence.zip in this folder')
    .action(async (id: string) => {
      // The command above has an option of the same name, and takes the value.
      const { out, ...options } = evidence.optsWithGlobals<CommonOptions>();
      const { incidentEvidenceCommand } = await import('../commands/incidents/incident-evidence.ts');
      await incidentEvidenceCommand(await contextOf(options), id, out);
    });
}

function addReplay(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('replay')
      .description(
        'make all recorded verdicts and incidents again from what their runs knew; exit with code 1 if any differs',
      ),
  )
    .argument('[metric]', 'id of a metric whose verdicts alone are made again; by default all, and the incidents')
    .option('--days <days>', 'days as YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD; by default all', daySpan)
    .addOption(format(['table', 'json']))
    .action(async (metric: string | undefined, options: CommonOptions & ReplayOptions) => {
      const { replayCommand } = await import('../commands/replay.ts');
      process.exitCode = await replayCommand(await contextOf(options), await progressOf(options), metric, options);
    });
}

function addTest(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('test')
      .description(
        'compare the stored incidents with known ones; exit with code 1 if one is missed or a false alarm has fired',
      ),
  )
    .argument('<file>', 'YAML file of past incidents and false alarms')
    .addOption(format(['table', 'json']))
    .action(async (file: string, options: CommonOptions & { format: 'table' | 'json' }) => {
      const { testIncidentsCommand } = await import('../commands/incidents/test-incidents.ts');
      process.exitCode = await testIncidentsCommand(await contextOf(options), file, options.format);
    });
}

function addIncident(evenkeel: Command): void {
  const incident = withConfig(
    evenkeel
      .command('incident')
      .description('show an incident: its series, its impact, its reason and its course; or act on it'),
  )
    .argument('<id>', 'id of the incident, as incidents lists it')
    .addOption(format(['table', 'json']))
    .action(async (id: string, options: CommonOptions & { format: 'table' | 'json' }) => {
      const { incidentCommand } = await import('../commands/incidents/incident.ts');
      await incidentCommand(await contextOf(options), id, options.format);
    });
  act(
    incident,
    'ack',
    'acknowledge an incident',
    (command) => command,
    () => ({}),
  );
  act(
    incident,
    'assign',
    'assign an incident to a person',
    (command) => command.argument('<person>', 'who takes care of it'),
    (_options, person) => ({ assignee: person ?? null }),
  );
  act(
    incident,
    'snooze',
    'hide an incident from the open ones for a while',
    (command) =>
      command
        .option('--days <count>', 'for so many days, today included', dayCount)
        .option('--until <day>', 'up to this day', dayOption),
    ({ days, until }) => ({ ...(days !== undefined && { days }), ...(until !== undefined && { until }) }),
  );
  act(
    incident,
    'note',
    'add a note to an incident',
    (command) => command.argument('<text>', 'the note'),
    (_options, note) => ({ note: note ?? null }),
  );
  act(incident, 'resolve', 'settle an incident until its next alert', withNote, ({ note }) => ({ note: note ?? null }));
  act(
    incident,
    'feedback',
    'say what an incident was; it changes the calendar or the level, or proposes a tolerance',
    (command) =>
      command
        .addArgument(new Argument('<kind>', 'what it was').choices(['true', 'expected', 'false-alarm', 'new-normal']))
        .option('--cause <text>', 'the cause; for expected, the name of the event'),
    ({ cause }, kind) => ({
      feedback: FEEDBACK.find((one) => one === kind?.replace('-', '_')) ?? null,
      note: cause ?? null,
    }),
  );
  act(
    incident,
    'take_back',
    'take back that an incident is the new normal: from the next day on its series are expected as before',
    withNote,
    ({ note }) => ({ note: note ?? null }),
  );
}

interface ActionOptions extends CommonOptions {
  readonly by?: string;
  readonly days?: number;
  readonly until?: Day;
  readonly note?: string;
  readonly cause?: string;
}

function withNote(command: Command): Command {
  return command.option('--note <text>', 'a note to it');
}

/** Adds an action as a command of its own below `incident`, whose options it shares. */
function act(
  incident: Command,
  kind: ActionKind,
  description: string,
  declared: (command: Command) => Command,
  requested: (options: ActionOptions, argument: string | undefined) => Partial<RequestedAction>,
): void {
  const command = incident
    .command(kind.replace('_', '-'))
    .description(description)
    .argument('<id>', 'id of the incident');
  declared(command)
    .option('--by <name>', 'who does it; by default the user of this machine')
    .action(async () => {
      const [id, argument] = command.args;
      const options = command.optsWithGlobals<ActionOptions>();
      const { incidentActionCommand } = await import('../commands/incidents/incident-action.ts');
      const by = options.by === undefined ? {} : { by: options.by };
      await incidentActionCommand(await contextOf(options), id ?? '', { kind, ...by, ...requested(options, argument) });
    });
}
