import { isMap, isScalar, type Document, type LineCounter } from 'yaml';

/** Says where in the file the value at a path stands, or the value's name. */
export type Locate = (path: readonly PropertyKey[], part?: 'value' | 'name') => string;

/** Places in a document as file:line:column; of what is not there, the nearest place above it. */
export function locator(file: string, document: Document.Parsed, lines: LineCounter): Locate {
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

/** `line:column` */
export function position(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}
