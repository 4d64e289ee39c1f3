import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isMap, parse, parseDocument, type Document, type Pair, type YAMLMap } from 'yaml';
import type { Business } from '../../config/business.ts';
import { businessFromConfig } from '../../config/business-from-config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { parseConfig } from '../../config/read-config.ts';

/** A config as text, and the business that it declares, without its calendar. */
export interface ConfigFile {
  readonly text: string;
  readonly business: Business;
}

/** The config at a path; null if there is none. @throws ConfigError if it can't be used */
export async function existingConfig(file: string): Promise<ConfigFile | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : { text, business: businessOf(text, file) };
}

/** The business that the text of a config declares. @throws ConfigError */
export function businessOf(text: string, file: string): Business {
  const { config, locate } = parseConfig(text, file, process.env);
  return businessFromConfig(config, dirname(resolve(file)), [], locate);
}

/**
 * Adds the lines of sources below the last source of a config. All else keeps its place, its form and its comments.
 * @param lines of the sources, indented by two
 */
export function withSources(text: string, lines: readonly string[], file: string): string {
  if (!isMap(parseDocument(text).get('sources', true))) throw new ConfigError(`${file} has no sources to add to`);
  return withEntries(text, 'sources', lines);
}

/** Adds the lines of metrics below the last metric of a config, or as a section at its end. */
export function withMetrics(text: string, lines: readonly string[]): string {
  return lines.length === 0 ? text : withEntries(text, 'metrics', lines);
}

function withEntries(text: string, section: string, lines: readonly string[]): string {
  const document = parseDocument(text);
  const sources = document.get(section, true);
  if (!isMap(sources)) {
    // A section without content may stand there.
    const before = document.delete(section) ? document.toString({ lineWidth: 0 }) : text;
    return `${before.trimEnd()}\n${section}:\n${lines.join('\n')}\n`;
  }
  if (sources.flow === true) return withEntriesInBraces(document, section, lines);
  const indent = indentOf(text, sources);
  const end = endOfContent(text, sources);
  const added = lines.map((line) => (line === '' ? line : `${indent}${line.slice(2)}`)).join('\n');
  return `${text.slice(0, end)}\n${added}${text.slice(end) === '' ? '\n' : text.slice(end)}`;
}

function indentOf(text: string, sources: YAMLMap): string {
  const [first] = sources.items;
  const start = first ? startOf(first) : 0;
  return ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
}

function startOf({ key }: Pair): number {
  return hasRange(key) ? key.range[0] : 0;
}

/** Where the last line of the last source ends, with a comment behind it. */
function endOfContent(text: string, sources: YAMLMap): number {
  const last = sources.range?.[1] ?? text.length;
  const content = text.slice(0, last).trimEnd().length;
  const lineEnd = text.indexOf('\n', content);
  return lineEnd === -1 ? text.length : lineEnd;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

/** Adds to a section of a config that has it in braces: as YAML's own printer writes it, with its comments. */
function withEntriesInBraces(document: Document.Parsed, section: string, lines: readonly string[]): string {
  const added: unknown = parse(lines.join('\n'));
  for (const [id, source] of Object.entries(added ?? {}))
    document.setIn([section, id], document.createNode(source, { flow: true }));
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
