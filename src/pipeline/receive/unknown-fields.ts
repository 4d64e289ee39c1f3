import { firstLines } from '../../warehouse/files/json/read-json.ts';
import type { Source } from '../../warehouse/source.ts';

/** A name in a batch that its source does not read. */
export interface UnknownField {
  readonly name: string;
  /** The first line of the body that has it, from 1. */
  readonly line: number;
}

/** The names in a batch that are nowhere in the declaration of its source, so that their values are left out. */
export async function unknownFields(source: Source, path: string): Promise<UnknownField[]> {
  const declared = new Set(stringsIn(source));
  return [...(await firstLines(path, 'body'))]
    .filter(([name]) => !declared.has(name))
    .map(([name, line]) => ({ name, line }));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
