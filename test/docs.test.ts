import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as client from '../src/client/index.ts';
import * as detect from '../src/detect/index.ts';
import * as explain from '../src/explain/index.ts';
import * as forecast from '../src/forecast/index.ts';
import * as prophet from '../src/forecast/prophet/index.ts';
import { brokenLinks } from './docs/links.ts';
import { codeBlocksOf, runCodeBlock } from './docs/run-code-blocks.ts';
import { servedApi, type ServedApi } from './fixtures/small-model.ts';
import { readText, repositoryFiles } from './repository-files.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readText(ROOT, path);
const ENTRIES = {
  'evenkeel/forecast': forecast,
  'evenkeel/prophet': prophet,
  'evenkeel/detect': detect,
  'evenkeel/explain': explain,
};
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
  test.each(Array.from(named).filter((path) => path !== 'src/notify'))('names %s, which exists', (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
  });
});

describe('docs/library.md', () => {
  const blocks = codeBlocksOf('docs/library.md', read('docs/library.md'));
  let api: ServedApi;
  beforeAll(async () => {
    api = await servedApi();
  });
  afterAll(async () => api[Symbol.asyncDispose]());
  /** Reaches the server of this test, whatever address the example has. */
  const createClient = (options: client.ClientOptions) => client.createClient({ ...options, url: api.url });

  test('has examples', () => expect(blocks.length).toBeGreaterThan(3));
  test.each(blocks)('the example at line $line prints what it says', async (block) => {
    const entries = { ...ENTRIES, 'evenkeel/client': { ...client, createClient } };
    const { printed, stated } = await runCodeBlock(block, entries);
    expect(printed).not.toEqual([]);
    expect(printed).toEqual(stated);
  });
});
