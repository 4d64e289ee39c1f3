import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as publicForecast from '../src/forecast/index.ts';
import * as publicProphet from '../src/forecast/prophet/index.ts';
import { examplesOf } from './examples/examples-of.ts';
import { placeOf, runExample, type Scope } from './examples/run-example.ts';
import { sourceFiles } from './source-files.ts';

const ROOT = join(import.meta.dirname, '..');
/** Commands start work when they are imported, and the page needs a browser. */
const RUNS_ON_IMPORT = /^src\/(cli\/main|dashboard\/|pipeline\/judge\/judge-worker)/;

const files = Array.from(sourceFiles(ROOT)).filter(
  ([path, source]) => source.includes('@example') && !RUNS_ON_IMPORT.test(path),
);

const modules = new Map<string, Promise<object>>();

async function moduleAt(path: string): Promise<object> {
  const module = modules.get(path) ?? (import(join(ROOT, path)) as Promise<object>);
  modules.set(path, module);
  return module;
}

/** What an example may name: an export of its own file before one of its folder, its top folder, `calendar`, or any file with an example. */
async function scopeOf(path: string): Promise<Scope> {
  const [src = '', top = ''] = path.split('/');
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const nearest = [path, folder, `${src}/${top}/`, 'src/calendar/', 'src/'];
  const paths = nearest.flatMap((start) => files.map(([other]) => other).filter((other) => other.startsWith(start)));
  const imported = await Promise.all(Array.from(new Set(paths), moduleAt));
  return Object.assign({}, ...imported.toReversed()) as Scope;
}

describe('the examples in docstrings', () => {
  const examples = files.flatMap(([path, source]) => examplesOf(path, source));

  test('are found', () => expect(examples).not.toEqual([]));
  const scopes = new Map<string, Promise<Scope>>();
  test.each(examples.map((example) => ({ example, place: placeOf(example) })))('$place', async ({ example }) => {
    const scope = scopes.get(example.path) ?? scopeOf(example.path);
    scopes.set(example.path, scope);
    runExample(example, await scope);
  });
});

describe.each([
  ['evenkeel/forecast', publicForecast],
  ['evenkeel/prophet', publicProphet],
])('%s', (_, entry) => {
  const examples = files
    .filter(([path]) => /^src\/(calendar|forecast)\//.test(path))
    .flatMap(([path, source]) => examplesOf(path, source));

  test.each(Object.keys(entry))('has an example of %s, which needs nothing else', (name) => {
    const own = examples.filter(({ of, expression }) => of === name && expression.includes(name));
    expect(own, `${name} has no example`).not.toEqual([]);
    for (const example of own) runExample(example, { ...entry });
  });
});

describe('an example', () => {
  const docstring = (...lines: string[]) => ['', '/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n');
  const parsed = (...lines: string[]) => examplesOf('src/stats/x.ts', docstring(...lines));
  const run =
    (...lines: string[]) =>
    () => {
      for (const example of parsed(...lines)) runExample(example, { twice: (x: number) => x * 2 });
    };

  test('is one of several, over one line or more, among other tags', () => {
    const lines = [
      'Doubles.',
      '@example twice(1) // 2',
      '@example twice(',
      '  4,',
      ") // 'eight'",
      '@throws never',
      'end',
    ];
    expect(parsed(...lines)).toEqual([
      { path: 'src/stats/x.ts', line: 4, of: null, expression: 'twice(1)', value: '2' },
      { path: 'src/stats/x.ts', line: 5, of: null, expression: 'twice(\n   4,\n )', value: "'eight'" },
    ]);
    expect(examplesOf('src/stats/x.ts', '/** @example twice(1) // 2 */')).toMatchObject([{ line: 1, value: '2' }]);
    expect(examplesOf('src/stats/x.ts', '/** @example twice(1) // 2 */\nexport function twice(x) {')).toMatchObject([
      { of: 'twice', value: '2' },
    ]);
    expect(examplesOf('src/stats/x.ts', '// @example twice(1) // 2')).toEqual([]);
  });

  test('passes where the value is deeply equal, its numbers within 1e-9', () => {
    expect(run('@example twice(2) // 4')).not.toThrow();
    expect(run('@example twice(0.15) - 0.1 // 0.2')).not.toThrow();
    expect(run('@example twice(1e12) // 2e12 + 1e-3')).not.toThrow();
    expect(run('@example Float64Array.of(twice(0.15), NaN) // [0.3, NaN]')).not.toThrow();
    expect(run('@example ({', '  a: [twice(1), null],', "  b: 'http://x',", "}) // { a: [2], b: '' }")).toThrow();
    expect(
      run('@example ({', '  a: [twice(1), null],', "  b: 'http://x',", "}) // { a: [2, null], b: 'http://x' }"),
    ).not.toThrow();
  });

  test.each([
    ['has another value', '@example twice(2) // 4.00000001'],
    ['has the value in a list', '@example [twice(2), 1] // [5, 1]'],
    ['has NaN for a number', '@example twice(NaN) // 0'],
    ['has null for zero', '@example null // 0'],
    ['says no value', '@example twice(2)'],
    ['says no value before the next', '@example twice(2)\n * @example twice(2) // 4'],
    ['names what is not there', '@example thrice(2) // 6'],
    ['is no expression', '@example twice(2 // 4'],
  ])('fails, naming its place, where it %s', (_, line) => {
    expect(run(line)).toThrow('src/stats/x.ts:3 ');
  });
});
