import { Option, type Command } from 'commander';
import type { IncidentsOptions } from '../commands/incidents.ts';
import { contextOf, withConfig, type CommonOptions } from './shared-options.ts';

/** The commands on incidents. */
export function addIncidentCommands(evenkeel: Command): void {
  addIncidents(evenkeel);
  addIncident(evenkeel);
}

function format(formats: readonly string[]): Option {
  return new Option('--format <format>', 'format of the output').choices(formats).default('table');
}

function addIncidents(evenkeel: Command): void {
  withConfig(evenkeel.command('incidents').description('list the open incidents of the last run, most money first'))
    .addOption(new Option('--open', 'open ones; this is the default').conflicts('all'))
    .option('--all', 'those that are over or withdrawn, too')
    .addOption(format(['table', 'json', 'csv']))
    .action(async (options: CommonOptions & IncidentsOptions) => {
      const { incidentsCommand } = await import('../commands/incidents.ts');
      await incidentsCommand(await contextOf(options), options);
    });
}

function addIncident(evenkeel: Command): void {
  withConfig(evenkeel.command('incident').description('show an incident: its series, its impact and its course'))
    .argument('<id>', 'id of the incident, as incidents lists it')
    .addOption(format(['table', 'json']))
    .action(async (id: string, options: CommonOptions & { format: 'table' | 'json' }) => {
      const { incidentCommand } = await import('../commands/incident.ts');
      await incidentCommand(await contextOf(options), id, options.format);
    });
}
