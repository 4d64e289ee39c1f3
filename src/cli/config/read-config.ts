import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { configSchema, type Config } from './schema.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Says where in the file the value at a path stands. */
export type Locate = (path: readonly PropertyKey[]) => string;

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const locate = locator(file, document, lines);
  const [fault] = document.errors;
  if (fault)
    throw new ConfigError(`${file}:${position(lines, fault.pos[0])}: ${fault.message.split('\n')[0] ?? 'is not YAML'}`);
  const parsed = configSchema.safeParse(withEnvironment(document.toJS() as unknown, environment, [], locate));
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => issueText(issue, locate)).join('\n'));
  return { config: parsed.data, locate };
}

function locator(file: string, document: Document.Parsed, lines: LineCounter): Locate {
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (hasRange(node)) return `${file}:${position(lines, node.range[0])}`;
    }
    return `${file}:1:1`;
  };
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function position(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}

function issueText(issue: z.core.$ZodIssue, locate: Locate): string {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = unknown === undefined ? issue.path : [...issue.path, unknown];
  const message = unknown === undefined ? issue.message : `is not a known setting`;
  return `${locate(path)}: ${path.join('.')}: ${message}`;
}

function withEnvironment(
  value: unknown,
  environment: Environment,
  path: readonly PropertyKey[],
  locate: Locate,
): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{(\w+)\}/g, (_, variable: string) => {
      const found = environment[variable];
      if (found === undefined)
        throw new ConfigError(`${locate(path)}: ${path.join('.')}: the environment variable ${variable} is not set`);
      return found;
    });
  }
  if (Array.isArray(value))
    return value.map((item, index) => withEnvironment(item, environment, [...path, index], locate));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withEnvironment(item, environment, [...path, key], locate)]),
  );
}
