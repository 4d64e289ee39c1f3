import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shapesTable } from './shapes/shapes.ts';

test('docs/shapes.md has the table of the shapes that are tested', () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/shapes.md'), 'utf8');
  const table = page.split('\n').filter((line) => line.startsWith('|'));
  const cells = (line: string): string[] => line.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const rows = (lines: readonly string[]): string[][] => lines.filter((line) => !/^[|\s-]+$/.test(line)).map(cells);
  expect(rows(table)).toEqual(rows(shapesTable().split('\n')));
});
