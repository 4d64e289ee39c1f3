import { relative } from 'node:path';

/** Returns a path for messages: relative to the working directory if inside it, otherwise unchanged. */
export function displayPath(path: string): string {
  const fromHere = relative('', path);
  return fromHere.startsWith('..') ? path : fromHere || '.';
}
