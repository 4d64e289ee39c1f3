import { basename, dirname, resolve } from 'node:path';
import { writeFileAtomic } from '../../pipeline/publish/write-file-atomic.ts';
import type { Business } from '../../config/business.ts';
import { catalogue } from '../../metrics/catalogue.ts';
import { sourcesBehind } from '../../pipeline/sources-behind.ts';
import { NO_CURRENCY, type Proposal } from '../../warehouse/mapping/proposal.ts';
import { sourceTablesOf } from '../../warehouse/source-tables.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import { filesOf } from '../../warehouse/files/source-files.ts';
import { asOfOldData, businessLine, configText, type ProposedBusiness } from '../init/text/business-text.ts';
import { checkByLoading } from '../init/check-by-loading.ts';
import { sourceLines, type ConfirmedSource } from '../init/text/config-text.ts';
import { confirmProposal, NoProposal, type Confirmed } from '../init/confirm-proposal.ts';
import type { Environment } from '../init/environment.ts';
import { metricLines, withOwnNames, type TakenNames } from '../init/text/daily-lines.ts';
import { withMetrics, withSources } from '../init/edit-config.ts';
import { existingConfig, type ConfigFile } from '../init/existing-config.ts';
import { fileGroups, type FileGroup, type LeftOut } from '../init/file-groups.ts';
import { inputFiles, type InputFiles } from '../init/input-files.ts';
import {
  formFromOptions,
  settingsFromOptions,
  titleOf,
  zoneFromOptions,
  type InitOptions,
} from '../init/init-options.ts';
import { homeCountry } from '../../config/calendar/home-country.ts';
import { checkedCountry } from '../init/checked-country.ts';
import type { Settings } from '../init/settings.ts';
import { sourceId } from '../init/source-id.ts';
import { sourcePath } from '../init/source-path.ts';

const STOPPED = 2;

/** A group of files with the proposal that was taken for it. */
export interface ConfirmedGroup extends Confirmed {
  readonly group: FileGroup;
}

/**
 * `evenkeel init`: proposes how to read files, has that confirmed, loads them once to see that a run takes them, and writes the config or
 * adds to it.
 *
 * @param args files, folders and patterns
 * @returns the exit code
 */
export async function initCommand(
  args: readonly string[],
  options: InitOptions,
  environment: Environment,
): Promise<number> {
  const prepared = await preparedConfig(args, options, environment);
  if (prepared === null) return stopped(environment);
  const { business, existing, leftOut } = prepared;
  if (business) environment.show(`\n${businessLine(business)}\n`);
  const prompter = options.yes === true ? null : environment.prompter;
  const checked = await checkedSources(prepared, options, { ...environment, prompter });
  if (checked === null) return stopped(environment);
  await writeFileAtomic(dirname(resolve(options.config)), basename(options.config), prepared.textWith(checked));
  environment.show(doneText(checked, leftOut, existing !== null, options.config));
  return 0;
}

/** Proposals that were taken, and the config that they make. */
export interface PreparedConfig {
  readonly confirmed: readonly ConfirmedGroup[];
  /** In the order of `confirmed`. */
  readonly sources: readonly ConfirmedSource[];
  /** Null where the config exists and declares it. */
  readonly business: ProposedBusiness | null;
  readonly existing: ConfigFile | null;
  readonly leftOut: readonly LeftOut[];
  readonly textWith: (sources: readonly ConfirmedSource[]) => string;
}

/**
 * Proposes how to read files, and has that confirmed; null if the user stops.
 * @throws ConfigError, LoadError or CsvError for what can't be a source
 */
export async function preparedConfig(
  args: readonly string[],
  options: InitOptions,
  environment: Environment,
): Promise<PreparedConfig | null> {
  const existing = options.force === true ? null : await existingConfig(options.config);
  if (existing) refuseBusinessOptions(options);
  const zone = zoneFromOptions(options, environment.zone, existing?.business.zone ?? null);
  const input = await inputFiles(args);
  const files = existing === null ? input : await notYetRead(input, existing, options.config);
  const { groups, leftOut } = await fileGroups(files, formFromOptions(options));
  const confirmed = await confirmedGroups(groups, leftOut, files, options, zone, environment);
  if (confirmed === null) return null;
  const sources = await sourcesOf(confirmed, options, existing);
  const business = existing ? null : await proposedBusiness(confirmed, options, input, environment);
  const textWith = (all: readonly ConfirmedSource[]): string =>
    business ? configText(business, all) : added(existing?.text ?? '', all, options.config);
  return { confirmed, sources, business, existing, leftOut, textWith };
}

/** Loads the files as a run with the config would; null if the user stops. @throws as checkByLoading does */
export async function checkedSources(
  { sources, textWith }: PreparedConfig,
  { config, allowRejects }: InitOptions,
  environment: Environment,
): Promise<ConfirmedSource[] | null> {
  return checkByLoading({ sources, textWith, config, allowsRejects: allowRejects === true }, environment);
}

function added(text: string, sources: readonly ConfirmedSource[], config: string): string {
  const metrics = metricLines(sources.map(({ proposal }) => proposal));
  return withMetrics(withSources(text, sources.flatMap(sourceLines), config), metrics);
}

/** The business is what the config says. @throws ConfigError */
function refuseBusinessOptions({ name, country, config }: InitOptions): void {
  const option = name !== undefined ? '--name' : country !== undefined ? '--country' : null;
  if (option !== null)
    throw new ConfigError(
      `${option}: ${config} exists and declares the business: change it there, or --force writes it anew`,
    );
}

/** The files that no source of the config reads. @throws ConfigError if that is none of them, or not all that were named */
async function notYetRead(input: InputFiles, { business }: ConfigFile, config: string): Promise<InputFiles> {
  const readers = new Map<string, string>();
  for (const source of business.sources)
    for (const path of await filesOf(source).catch(() => [])) readers.set(path, source.id);
  const files = input.files.filter((file) => !readers.has(resolve(file)));
  const [read] = input.files.filter((file) => readers.has(resolve(file)));
  if (read === undefined || (files.length > 0 && !input.areNamed)) return { ...input, files };
  throw new ConfigError(
    `${config} reads ${read} already, as source '${readers.get(resolve(read))}': --config names another config, --force writes this one anew`,
  );
}

/** Has a proposal taken for each group; null if the user stops. Groups that could be no source are left out, unless they were named. */
async function confirmedGroups(
  groups: readonly FileGroup[],
  leftOut: LeftOut[],
  { areNamed }: InputFiles,
  options: InitOptions,
  zone: Pick<Settings, 'zone' | 'zoneFrom'>,
  environment: Environment,
): Promise<ConfirmedGroup[] | null> {
  const confirmed: ConfirmedGroup[] = [];
  for (const group of groups) {
    const settings = settingsFromOptions(
      optionsFor(group, options, groups.length),
      group.file,
      group.table.header,
      zone,
    );
    try {
      if (confirmed.length > 0) environment.show('\n');
      const taken = await confirmProposal(group, settings, options.yes === true, environment);
      if (taken === null) return null;
      confirmed.push({ ...taken, group });
    } catch (error) {
      if (areNamed || groups.length === 1 || !(error instanceof NoProposal)) throw error;
      leftOut.push(...group.files.map(({ file }) => ({ file, reason: error.message })));
    }
  }
  if (confirmed.length > 0) return confirmed;
  throw new ConfigError(leftOut.map(({ reason }) => reason).join('\n\n'));
}

/** The options as they concern one of several groups: a column that others have is theirs. */
function optionsFor({ table }: FileGroup, options: InitOptions, groups: number): InitOptions {
  if (groups === 1 || !options.column) return options;
  return {
    ...options,
    column: options.column.filter(
      (text) => table.header.includes(text.slice(text.indexOf('=') + 1)) || text.endsWith('='),
    ),
  };
}

async function sourcesOf(
  confirmed: readonly ConfirmedGroup[],
  { config, numbersRestart, receives = false }: InitOptions,
  existing: ConfigFile | null,
): Promise<ConfirmedSource[]> {
  const ids = new Set(existing?.business.sources.map(({ id }) => id));
  const sources: ConfirmedSource[] = [];
  const names = takenNames(
    confirmed.map(({ proposal }) => proposal),
    existing?.business ?? null,
  );
  for (const { group, proposal, survey, settings } of confirmed) {
    const [first = group] = group.files;
    const path = await sourcePath(
      group.files.map(({ file }) => file),
      dirname(resolve(config)),
    );
    const id = newId(sourceId(typeof path === 'string' ? path : first.file, proposal.table), ids);
    sources.push({
      proposal: withOwnNames(receives ? asReceiving(proposal) : proposal, id, names),
      ...{ survey, id, path, format: group.table.format, form: group.form, zone: settings.zone },
      restart: proposal.table === 'fact_sales' ? (numbersRestart ?? null) : null,
      rejectedShare: 0,
      receives,
    });
  }
  return sources;
}

/** A row of a file without line numbers is an order, so that a later batch can correct it. */
function asReceiving(proposal: Proposal): Proposal {
  const { table, columns, forms, vendor } = proposal;
  const hasLines = columns['line_no'] !== undefined || forms.amountOf === 'order' || vendor !== undefined;
  return table !== 'fact_sales' || columns['order_id'] === undefined || hasLines
    ? proposal
    : { ...proposal, forms: { ...forms, amountOf: 'order' } };
}

/** The names of the metrics that other sources have facts or values for, and of their values. */
function takenNames(proposals: readonly Proposal[], business: Business | null): TakenNames {
  const tables = [...proposals, ...(business?.sources ?? [])].map(({ table }) => table);
  const defaults = catalogue.filter((metric) => sourceTablesOf(metric).some((table) => tables.includes(table)));
  const isDefault = (id: string): boolean => catalogue.some((metric) => metric.id === id);
  const declared = (business?.metrics ?? []).filter(
    (metric) => !isDefault(metric.id) || sourcesBehind(metric, business ?? { sources: [] }).length > 0,
  );
  const measures = (business?.sources ?? []).flatMap(({ daily }) => Object.keys(daily?.measures ?? {}));
  return { metrics: new Set([...defaults, ...declared].map(({ id }) => id)), measures: new Set(measures) };
}

function newId(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}_${count}`;
  taken.add(free);
  return free;
}

async function proposedBusiness(
  confirmed: readonly ConfirmedGroup[],
  options: InitOptions,
  input: InputFiles,
  { now }: Environment,
): Promise<ProposedBusiness> {
  const [first] = confirmed;
  if (!first) throw new Error('a business without sources');
  const { name, zone, zoneFrom } = first.settings;
  const currencies = confirmed.map(({ proposal }) => proposal.currency);
  const currency = currencies.find((code) => code !== NO_CURRENCY) ?? NO_CURRENCY;
  const lasts = confirmed.flatMap(({ survey }) => survey.last ?? []).sort();
  return {
    name: options.name ?? (first.group.files.length === 1 && input.folder === null ? name : folderTitle(input)) ?? name,
    zone,
    currency,
    country: await countryOf(options, zone, zoneFrom !== 'machine', currency),
    asOf: asOfOldData(lasts.at(-1) ?? null, zone, now),
  };
}

/** The name of the folder that holds the files. */
function folderTitle({ folder, files }: InputFiles): string {
  return titleOf(resolve(folder ?? dirname(files[0] ?? '')));
}

async function countryOf(
  { country }: InitOptions,
  zone: string,
  isOwnZone: boolean,
  currency: string,
): Promise<ProposedBusiness['country']> {
  if (country === 'none') return null;
  if (country !== undefined) return { code: checkedCountry(country), why: 'as --country says' };
  const found = homeCountry(zone, isOwnZone, currency);
  return found && { code: found.country, why: `by its ${found.by}` };
}

function doneText(
  sources: readonly ConfirmedSource[],
  leftOut: readonly LeftOut[],
  isAdded: boolean,
  config: string,
): string {
  const named = config === 'evenkeel.yaml' ? '' : ` --config ${config}`;
  const done = isAdded ? `Added ${sources.map(({ id }) => id).join(', ')} to ${config}` : `Wrote ${config}`;
  return [
    '',
    ...leftOut.map(({ file, reason }) => `left out  ${file}: ${reason.split('\n').slice(0, 12).join('\n')}`),
    ...(leftOut.length > 0 ? [''] : []),
    `${done}. Look it over, then: npx evenkeel run${named}`,
    '',
  ].join('\n');
}

function stopped({ show }: Environment): number {
  show('Stopped: nothing was written.\n');
  return STOPPED;
}
