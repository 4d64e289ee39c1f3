import { relative } from 'node:path';

/** A path as messages name it: from the working directory if it lies there, and else as it is. */
export function displayPath(path: string): string {
  const fromHere = relative('', path);
  return fromHere.startsWith('..') ? path : fromHere || '.';
}
