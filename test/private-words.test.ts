import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALLOWED } from './private-words/allowed.ts';
import { findPrivateWords } from './private-words/find.ts';
import { PRIVATE_WORDS } from './private-words/words.ts';
import { readText, repositoryFiles } from './repository-files.ts';

const ROOT = join(import.meta.dirname, '..');
const SEARCHED = /\.(tsx?|m?js|sql|md|txt|ya?ml|css|html|sh)$|^schema\/.*\.json$|^\.ci\/run$/;

describe('the words of the repository', () => {
  const paths = repositoryFiles(ROOT, SEARCHED);

  test('include code, SQL and documentation', () => {
    const kinds = ['src/cli/main.ts', 'sql/rollups/daily_kpis.sql', 'README.md', 'llms.txt'];
    expect(paths).toEqual(expect.arrayContaining(kinds));
  });

  test('are standard terms', () => {
    const found = paths.flatMap((path) => findPrivateWords(path, readText(ROOT, path), PRIVATE_WORDS, ALLOWED));
    expect(found).toEqual([]);
  });
});

describe('a private word', () => {
  const found = (path: string, ...lines: string[]) =>
    findPrivateWords(path, lines.join('\n'), PRIVATE_WORDS).map((hit) => hit.replace(/ '.*/, ''));

  test.each([
    ['an identifier', 'src/stats/x.ts', 'const saidTotals = 1;'],
    ['a comment', 'src/stats/x.ts', '// what was said of it'],
    ['a message', 'src/stats/x.ts', "throw new Error('the origin was doubted');"],
    ['SQL', 'sql/rollups/x.sql', 'select day from touched_days'],
    ['documentation', 'docs/x.md', 'Models speak each morning.'],
  ])('is found in %s, with its line', (_, path, line) => {
    expect(found(path, '', line)[0]).toBe(`${path}:2`);
  });

  test.each([
    ['an ordinary word that contains it', 'src/stats/x.ts', '// aside, missing, permission, Washington'],
    ['ordinary English where it is private only in code', 'src/stats/x.ts', '// the target can be reached'],
  ])('is not found in %s', (_, path, line) => {
    expect(found(path, line)).toEqual([]);
  });

  test('may stand where the list of exceptions allows it', () => {
    const allowed = [{ path: /^src\/cli\//, line: /\.choices\(/, because: 'commander' }];
    const line = "option.choices(['csv'])";
    expect(findPrivateWords('src/cli/x.ts', line, PRIVATE_WORDS, allowed)).toEqual([]);
    expect(findPrivateWords('src/api/x.ts', line, PRIVATE_WORDS, allowed)).toHaveLength(1);
  });
});
