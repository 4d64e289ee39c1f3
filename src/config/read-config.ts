import { readFile } from 'node:fs/promises';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { collect } from './collect.ts';
import { ConfigError } from './config-error.ts';
import { didYouMean } from './did-you-mean.ts';
import { issueText } from './issue-text.ts';
import { settingsAt } from './settings-at.ts';
import { configSchema, NAME_HINT, type Config } from './schema.ts';

/** Settings whose keys are names that the user chooses. */
const NAMED = ['sources', 'metrics'];

type Environment = Readonly<Record<string, string | undefined>>;

/** Says where in the file the value at a path stands, or the value's name. */
export type Locate = (path: readonly PropertyKey[], part?: 'value' | 'name') => string;

export interface ReadConfig {
  readonly config: Config;
  readonly locate: Locate;
}

/**
 * Reads and checks `evenkeel.yaml`; `${NAME}` in a value stands for an environment variable.
 * @throws ConfigError with every fault, each as file:line:column.
 */
export async function readConfig(file: string, environment: Environment): Promise<ReadConfig> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw noConfig(file);
  });
  return parseConfig(text, file, environment);
}

/** The error for a config that can't be read. */
export function noConfig(file: string): ConfigError {
  return new ConfigError(`${file} can't be read: name the config with --config, or make one with 'evenkeel init FILE'`);
}

/**
 * Checks the text of a config.
 * @param file what errors call it
 * @throws ConfigError with every fault, each as file:line:column
 */
export function parseConfig(text: string, file: string, environment: Environment): ReadConfig {
  const { config, faults, locate } = examineConfig(text, file, environment);
  if (faults.length > 0 || config === null) throw new ConfigError(faults.join('\n'));
  return { config, locate };
}

/** What a config says where it can be understood, and everything that is wrong with it. */
export interface ExaminedConfig {
  /** Null if it can't be understood without what is wrong. */
  readonly config: Config | null;
  readonly faults: readonly string[];
  readonly locate: Locate;
}

/** Reads the text of a config as far as it can be read: sources and metrics with a fault are left out. */
export function examineConfig(text: string, file: string, environment: Environment): ExaminedConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const locate = locator(file, document, lines);
  const [fault] = document.errors;
  if (fault) {
    const place = `${file}:${position(lines, fault.pos[0])}`;
    return { config: null, faults: [`${place}: is not YAML: ${fault.message}`], locate };
  }
  const faults: string[] = [];
  const [resolved] = collect(faults, [
    () => withEnvironment(plainValue(document, locate), { environment, faults }, [], locate),
  ]);
  if (resolved === undefined) return { config: null, faults, locate };
  const parsed = configSchema.safeParse(resolved);
  if (parsed.success) return { config: parsed.data, faults, locate };
  faults.push(...parsed.error.issues.flatMap((issue) => issueTexts(issue, [], { locate, root: resolved })));
  const rest = configSchema.safeParse(withoutFaults(resolved, parsed.error.issues));
  return { config: rest.success ? rest.data : null, faults, locate };
}

/** A config without the sources, metrics and settings that have faults, and with a stand-in for what a business needs. */
function withoutFaults(root: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = structuredClone(root);
  for (const issue of issues) {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const paths = unknownKeys.length > 0 ? unknownKeys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) {
      const isNested = path[0] === 'sources' || path[0] === 'metrics';
      if (path[0] === 'messages') remove(copy, ['messages']);
      remove(copy, unknownKeys.length === 0 && isNested ? path.slice(0, 2) : path);
    }
  }
  if (!isRecord(copy)) return copy;
  const business = isRecord(copy['business']) ? copy['business'] : {};
  return { ...copy, business: { name: 'Unnamed', zone: 'UTC', currency: 'XXX', ...business } };
}

function remove(value: unknown, path: readonly PropertyKey[]): void {
  const [key, ...below] = path;
  if (key === undefined || !isRecord(value)) return;
  if (below.length === 0) delete value[String(key)];
  else remove(value[String(key)], below);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** @throws ConfigError for anchors that stand for nothing, or for too much. */
function plainValue(document: Document, locate: Locate): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ConfigError(`${locate([])}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function locator(file: string, document: Document.Parsed, lines: LineCounter): Locate {
  return (path, part = 'value') => {
    for (let length = path.length; length > 0; length--) {
      const known = path.slice(0, length);
      const node = part === 'name' ? nameNode(document, known) : document.getIn(known, true);
      if (hasRange(node)) return `${file}:${position(lines, node.range[0])}`;
    }
    return `${file}:1:1`;
  };
}

function nameNode(document: Document.Parsed, path: readonly PropertyKey[]): unknown {
  const parent = document.getIn(path.slice(0, -1), true);
  return isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key
    : document.getIn(path, true);
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function position(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}

/** A config in which faults are found. */
interface Examined {
  readonly locate: Locate;
  /** Its plain value. */
  readonly root: unknown;
}

/** @param above where the issue's own path begins */
function issueTexts(issue: z.core.$ZodIssue, above: readonly PropertyKey[], examined: Examined): string[] {
  const { locate, root } = examined;
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => unknownSetting([...path, name], locate));
  }
  if (issue.code === 'invalid_key')
    return issue.issues.map(({ message }) => faultText(locate(path, 'name'), path, message));
  // Of the forms that a value can have, the one that it was meant to have is that which fits from outside.
  const meant = issue.code === 'invalid_union' ? issue.errors.find((inner) => inner.every(isWithin)) : undefined;
  if (meant) return meant.flatMap((inner) => issueTexts(inner, path, examined));
  return [faultText(locate(path), path, issueText(issue, valueAt(root, path)))];
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), root);
}

function unknownSetting(path: readonly PropertyKey[], locate: Locate): string {
  if (path.length === 2 && NAMED.includes(String(path[0]))) return faultText(locate(path, 'name'), path, NAME_HINT);
  const name = String(path.at(-1));
  const hint = didYouMean(name, settingsAt(path.slice(0, -1)));
  return faultText(locate(path, 'name'), path, `is not a known setting${hint} (see schema/evenkeel.schema.json)`);
}

function isWithin({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'unrecognized_keys' || path.length > 0;
}

function faultText(place: string, path: readonly PropertyKey[], message: string): string {
  return [place, ...(path.length > 0 ? [path.join('.')] : []), message].join(': ');
}

function withEnvironment(
  value: unknown,
  variables: { readonly environment: Environment; readonly faults: string[] },
  path: readonly PropertyKey[],
  locate: Locate,
): unknown {
  const { environment, faults } = variables;
  if (typeof value === 'string') {
    return value.replace(/\$\{(\w+)\}/g, (_, variable: string) => {
      const found = Object.hasOwn(environment, variable) ? environment[variable] : undefined;
      if (found !== undefined) return found;
      faults.push(`${locate(path)}: ${path.join('.')}: the environment variable ${variable} is not set`);
      return variable;
    });
  }
  if (Array.isArray(value))
    return value.map((item, index) => withEnvironment(item, variables, [...path, index], locate));
  if (typeof value !== 'object' || value === null) return value;
  // The schema would leave it out in silence.
  if (Object.hasOwn(value, '__proto__')) throw new ConfigError(unknownSetting([...path, '__proto__'], locate));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withEnvironment(item, variables, [...path, key], locate)]),
  );
}
