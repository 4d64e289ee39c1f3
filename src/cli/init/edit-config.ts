import { isMap, parse, parseDocument, stringify, type Pair, type YAMLMap } from 'yaml';
import { ConfigError } from '../../config/faults/config-error.ts';

/**
 * Adds the lines of sources below the last source of a config. All else keeps its place, its form and its comments.
 * @param lines of the sources, indented by two
 * @param file what errors call the config
 */
export function withSources(text: string, lines: readonly string[], file: string): string {
  if (!isMap(parseDocument(text).get('sources', true))) throw new ConfigError(`${file} has no sources to add to`);
  return withEntries(text, ['sources'], lines);
}

/** Adds the lines of metrics below the last metric of a config, or as a section at its end. */
export function withMetrics(text: string, lines: readonly string[]): string {
  return lines.length === 0 ? text : withEntries(text, ['metrics'], lines);
}

/** Adds a setting to a source of a config. All else keeps its place, its form and its comments. */
export function withSourceSetting(text: string, source: string, name: string, value: string): string {
  return withEntries(text, ['sources', source], [`  ${stringify({ [name]: value }).trimEnd()}`]);
}

/**
 * Adds lines below the last entry of a map, or as a section at the end of the config. A map in braces is written by YAML's own printer, with
 * its comments.
 * @param lines indented by two
 */
function withEntries(text: string, path: readonly [string, ...string[]], lines: readonly string[]): string {
  const document = parseDocument(text);
  const map = document.getIn(path, true);
  if (!isMap(map)) {
    // A section without content may stand there.
    const before = document.deleteIn(path) ? document.toString({ lineWidth: 0 }) : text;
    return `${before.trimEnd()}\n${path[0]}:\n${lines.join('\n')}\n`;
  }
  if (map.flow === true) {
    const added: unknown = parse(lines.join('\n'));
    for (const [key, value] of Object.entries(added ?? {}))
      document.setIn([...path, key], document.createNode(value, { flow: true }));
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
  }
  const indent = indentOf(text, map);
  const end = endOfContent(text, map);
  const added = lines.map((line) => (line === '' ? line : `${indent}${line.slice(2)}`)).join('\n');
  return `${text.slice(0, end)}\n${added}${text.slice(end) === '' ? '\n' : text.slice(end)}`;
}

function indentOf(text: string, { items: [first] }: YAMLMap): string {
  const start = first ? startOf(first) : 0;
  return ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
}

function startOf({ key }: Pair): number {
  return hasRange(key) ? key.range[0] : 0;
}

/** Where the last line of a map ends, with a comment behind it. */
function endOfContent(text: string, { range }: YAMLMap): number {
  const content = text.slice(0, range?.[1] ?? text.length).trimEnd().length;
  const lineEnd = text.indexOf('\n', content);
  return lineEnd === -1 ? text.length : lineEnd;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
