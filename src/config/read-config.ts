import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { collect } from './collect.ts';
import { ConfigError } from './faults/config-error.ts';
import { issueTexts, unknownSetting } from './faults/located-issues.ts';
import { locator, position, type Locate } from './faults/locate.ts';
import { configSchema, type Config } from './schema/config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

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

/** The value of a document. @throws ConfigError for anchors that stand for nothing, or for too much */
export function plainValue(document: Document, locate: Locate): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ConfigError(`${locate([])}: ${error instanceof Error ? error.message : String(error)}`);
  }
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
