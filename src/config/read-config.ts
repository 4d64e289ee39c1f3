import { readFile } from 'node:fs/promises';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { configSchema, type Config } from './schema.ts';

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
    throw new ConfigError(
      `${file} can't be read: name the config with --config, or make one with 'evenkeel init FILE'`,
    );
  });
  return parseConfig(text, file, environment);
}

/**
 * Checks the text of a config.
 * @param file what errors call it
 * @throws ConfigError with every fault, each as file:line:column
 */
export function parseConfig(text: string, file: string, environment: Environment): ReadConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const locate = locator(file, document, lines);
  const [fault] = document.errors;
  if (fault) throw new ConfigError(`${file}:${position(lines, fault.pos[0])}: is not YAML: ${fault.message}`);
  const parsed = configSchema.safeParse(withEnvironment(plainValue(document, locate), environment, [], locate));
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.flatMap((issue) => issueTexts(issue, [], locate)).join('\n'));
  return { config: parsed.data, locate };
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

/** @param above where the issue's own path begins */
function issueTexts(issue: z.core.$ZodIssue, above: readonly PropertyKey[], locate: Locate): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => unknownSetting([...path, name], locate));
  }
  if (issue.code === 'invalid_key')
    return issue.issues.map(({ message }) => faultText(locate(path, 'name'), path, message));
  // Of the forms that a value can have, the one that it was meant to have is that which fits from outside.
  const meant = issue.code === 'invalid_union' ? issue.errors.find((inner) => inner.every(isWithin)) : undefined;
  if (meant) return meant.flatMap((inner) => issueTexts(inner, path, locate));
  return [faultText(locate(path), path, issue.message)];
}

function unknownSetting(path: readonly PropertyKey[], locate: Locate): string {
  return faultText(locate(path, 'name'), path, 'is not a known setting (see schema/evenkeel.schema.json)');
}

function isWithin({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'unrecognized_keys' || path.length > 0;
}

function faultText(place: string, path: readonly PropertyKey[], message: string): string {
  return [place, ...(path.length > 0 ? [path.join('.')] : []), message].join(': ');
}

function withEnvironment(
  value: unknown,
  environment: Environment,
  path: readonly PropertyKey[],
  locate: Locate,
): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{(\w+)\}/g, (_, variable: string) => {
      const found = Object.hasOwn(environment, variable) ? environment[variable] : undefined;
      if (found === undefined)
        throw new ConfigError(`${locate(path)}: ${path.join('.')}: the environment variable ${variable} is not set`);
      return found;
    });
  }
  if (Array.isArray(value))
    return value.map((item, index) => withEnvironment(item, environment, [...path, index], locate));
  if (typeof value !== 'object' || value === null) return value;
  // The schema would leave it out in silence.
  if (Object.hasOwn(value, '__proto__')) throw new ConfigError(unknownSetting([...path, '__proto__'], locate));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withEnvironment(item, environment, [...path, key], locate)]),
  );
}
