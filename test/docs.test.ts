import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenLinks } from './docs/links.ts';
import { readText, repositoryFiles } from './repository-files.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readText(ROOT, path);
const README_LINES = 150;

describe('Markdown', () => {
  test.each([...repositoryFiles(ROOT, /\.md$/), 'llms.txt'])('%s links only to what exists', (path) => {
    expect(brokenLinks(ROOT, path, read)).toEqual([]);
  });

  test('a broken link is found, with its line and anchor', () => {
    const files: Record<string, string> = {
      'docs/a.md':
        '# A\n\n[b](../README.md) [c](none.md) `[d](none.md)` [e](https://none) [f](#a) [g](#b)\n<img src="none.png">',
      'README.md': '# Evenkeel',
    };
    expect(brokenLinks(ROOT, 'docs/a.md', (path) => files[path] ?? '')).toEqual([
      'docs/a.md:3 links to none.md, which does not exist',
      'docs/a.md:3 links to #b, but docs/a.md has no such heading',
      'docs/a.md:4 links to none.png, which does not exist',
    ]);
  });

  test(`the README has at most ${README_LINES} lines and one picture`, () => {
    const readme = read('README.md');
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(README_LINES);
    expect(readme.match(/<img |!\[/g)).toHaveLength(1);
  });
});

describe('CONTRIBUTING', () => {
  const paths = Array.from(
    read('CONTRIBUTING.md').matchAll(/`((?:src|sql|test|docs|bench|scripts)(?:\/[\w.<>-]+)*)`/g),
  );
  const named = new Set(paths.map(([, path = '']) => path).filter((path) => !path.includes('<')));

  test('names files', () => expect(named.size).toBeGreaterThan(20));
  test.each(Array.from(named).filter((path) => path !== 'src/notify' && path !== 'test/private-words.test.ts'))(
    'names %s, which exists',
    (path) => {
      expect(existsSync(join(ROOT, path))).toBe(true);
    },
  );
});
