import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  importCycles,
  impureImports,
  impureWords,
  strayFiles,
  strayRooms,
  wrongArrows,
  wrongRooms,
} from './architecture/violations.ts';
import { sourceFiles } from './source-files.ts';

describe('the folders of src', () => {
  const files = sourceFiles(join(import.meta.dirname, '..'));

  test('are all known', () => expect(strayFiles(files)).toEqual([]));
  test('import only along the arrows', () => expect(wrongArrows(files)).toEqual([]));
  test('have no file in an unknown room', () => expect(strayRooms(files)).toEqual([]));
  test('import only along the arrows between rooms', () => expect(wrongRooms(files)).toEqual([]));
  test('have no file in an import cycle', () => expect(importCycles(files)).toEqual([]));
  test('import neither Node nor packages where they are pure', () => expect(impureImports(files)).toEqual([]));
  test('mention no clock, chance, environment or I/O where they are pure', () =>
    expect(impureWords(files)).toEqual([]));
  test('let forecast stand on calendar and stats alone', () => {
    const shipped = Array.from(files).filter(([path]) => /^src\/(calendar|stats|forecast)\//.test(path));
    expect(shipped).not.toEqual([]);
    expect(wrongArrows(new Map(shipped))).toEqual([]);
  });
});

const fileMap = (files: Record<string, string>) => new Map(Object.entries(files));
const one = (path: string, source: string) => fileMap({ [path]: source });

describe('the checker of arrows', () => {
  test('sees every way to import', () => {
    const source = [
      "import { a } from '../store/a.ts';",
      "import type { B } from '../store/b.ts';",
      'import {\n  c,\n  type D,\n} from "../store/c.ts";',
      "export * from '../store/d.ts';",
      "export { e as f } from '../store/e.ts';",
      "import '../store/f.ts';",
      "const g = await import('../store/g.ts');",
      "let h: import('../store/h.ts').H;",
      "import i, * as j from '../store/i.ts';",
    ].join('\n');
    const found = wrongArrows(one('src/stats/x.ts', source));
    expect(found.map((violation) => violation.split(', but')[0])).toEqual([
      'src/stats/x.ts:1 imports ../store/a.ts',
      'src/stats/x.ts:2 imports ../store/b.ts',
      'src/stats/x.ts:6 imports ../store/c.ts',
      'src/stats/x.ts:7 imports ../store/d.ts',
      'src/stats/x.ts:8 imports ../store/e.ts',
      'src/stats/x.ts:9 imports ../store/f.ts',
      'src/stats/x.ts:10 imports ../store/g.ts',
      'src/stats/x.ts:11 imports ../store/h.ts',
      'src/stats/x.ts:12 imports ../store/i.ts',
    ]);
  });

  test('names the rule', () => {
    const found = wrongArrows(one('src/forecast/deep/x.ts', "import { a } from '../../metrics/a.ts';"));
    expect(found).toEqual([
      'src/forecast/deep/x.ts:1 imports ../../metrics/a.ts, but forecast may import only from itself, calendar, stats',
    ]);
  });

  test('lets pass what is allowed, commented out, or inside a text', () => {
    const source = [
      "import { mean } from '../stats/mean.ts';",
      "import { own } from './own.ts';",
      "// import { a } from '../store/a.ts';",
      "/* import '../store/a.ts'; */ const text = \"import '../store/a.ts'\";",
      "const template = `import '../store/a.ts' ${`nested ${1} import('../store/a.ts')`} export * from '../store/a.ts'`;",
      "const quote = /['\"`]/; import { last } from '../calendar/last.ts';",
    ].join('\n');
    expect(wrongArrows(one('src/metrics/x.ts', source))).toEqual([]);
    expect(wrongArrows(one('src/calendar/x.ts', source)).map((violation) => violation.split(' ')[0])).toEqual([
      'src/calendar/x.ts:1',
    ]);
  });

  test('lets the page import types from the API, and nothing that would be built', () => {
    const page = (statement: string) => wrongArrows(one('src/dashboard/x.ts', statement));
    expect(page("import type { A } from '../api/schemas.ts';")).toEqual([]);
    expect(page("import { a } from '../api/schemas.ts';")).toHaveLength(1);
    expect(page("import { type A } from '../api/schemas.ts';")).toHaveLength(1);
    expect(page("import type { A } from '../store/a.ts';")).toHaveLength(1);
  });

  test('sees imports that leave src', () => {
    expect(wrongArrows(one('src/cli/x.ts', "import '../../test/source-files.ts';"))).toHaveLength(1);
  });

  test('sees files outside the known folders', () => {
    expect(strayFiles(fileMap({ 'src/utils/x.ts': '', 'src/x.ts': '', 'src/stats/x.ts': '' }))).toEqual([
      'src/utils/x.ts:1 stands in no folder of the table of arrows (test/architecture/rules.ts)',
      'src/x.ts:1 stands in no folder of the table of arrows (test/architecture/rules.ts)',
    ]);
  });
});

describe('the checker of rooms', () => {
  test('sees an import against the arrows of a folder, and names the rule', () => {
    expect(wrongRooms(one('src/forecast/prophet/solve/x.ts', "import { ets } from '../../members/ets.ts';"))).toEqual([
      'src/forecast/prophet/solve/x.ts:1 imports ../../members/ets.ts, but forecast/prophet may import only from itself',
    ]);
    expect(wrongRooms(one('src/forecast/model.ts', "\nimport type { A } from './members/a.ts';"))).toHaveLength(1);
    expect(wrongRooms(one('src/forecast/members/x.ts', "import type { B } from '../intervals/band.ts';"))).toHaveLength(
      1,
    );
  });

  test('lets pass what is allowed, other folders, and folders without a table', () => {
    const source = "import '../prophet/a.ts'; import './b.ts'; import '../model.ts'; import '../../calendar/day.ts';";
    expect(wrongRooms(one('src/forecast/members/x.ts', source))).toEqual([]);
    expect(wrongRooms(one('src/store/runs/x.ts', "import '../verdicts/y.ts';"))).toEqual([]);
  });

  test('sees files outside the known rooms', () => {
    const files = fileMap({ 'src/forecast/utils/x.ts': '', 'src/forecast/y.ts': '', 'src/store/z.ts': '' });
    expect(strayRooms(files)).toEqual([
      'src/forecast/utils/x.ts:1 is in no room of forecast (test/architecture/rules.ts)',
      'src/forecast/y.ts:1 is in no room of forecast (test/architecture/rules.ts)',
    ]);
  });
});

describe('the checker of cycles', () => {
  const cycle = {
    'src/stats/a.ts': "import './b.ts';",
    'src/stats/b.ts': "\nimport type { C } from './c.ts';",
    'src/stats/c.ts': "import './d.ts';\nexport * from './a.ts';",
    'src/stats/d.ts': '',
  };

  test('names a cycle once, with its way round', () => {
    expect(importCycles(fileMap({ 'src/cli/z.ts': "import '../stats/b.ts';", ...cycle }))).toEqual([
      'src/stats/a.ts:1 closes a cycle: src/stats/b.ts -> src/stats/c.ts -> src/stats/a.ts -> src/stats/b.ts',
    ]);
  });

  test('sees a file that imports itself, and takes a diamond for none', () => {
    expect(importCycles(one('src/stats/a.ts', "import './a.ts';"))).toHaveLength(1);
    const diamond = {
      ...cycle,
      'src/stats/a.ts': "import './b.ts';\nimport './d.ts';",
      'src/stats/c.ts': "import './d.ts';",
    };
    expect(importCycles(fileMap(diamond))).toEqual([]);
  });
});

describe('the checker of purity', () => {
  test.each(['node:fs', 'fs', 'node:crypto', 'pg', 'd3-scale'])('sees an import of %s', (name) => {
    expect(impureImports(one('src/forecast/x.ts', `\nimport { x } from '${name}';`))).toEqual([
      `src/forecast/x.ts:2 imports ${name}, but forecast is pure`,
    ]);
  });

  test('allows listed packages, files that write, and folders that act', () => {
    expect(impureImports(one('src/report/x.ts', "import { scaleLinear } from 'd3-scale';"))).toEqual([]);
    expect(impureImports(one('src/demo/files/write-demo.ts', "import 'node:fs';"))).toEqual([]);
    expect(impureImports(one('src/demo/demand.ts', "import 'node:fs';"))).toHaveLength(1);
    expect(impureImports(one('src/store/x.ts', "import 'pg';"))).toEqual([]);
  });

  test.each([
    'Date.now()',
    'new Date()',
    'new Date( /* now */ )',
    'new Date',
    'Date()',
    'new Date(2020, month, 1)',
    'day.getMonth()',
    'performance.now()',
    'Math.random()',
    'crypto.randomUUID()',
    'process.env',
    'globalThis.fetch',
    'fetch(url)',
    'setTimeout(later, 1)',
    'console.log(x)',
    'total.toLocaleString()',
    'a.localeCompare(b)',
    'import(name)',
    '`a ${Math.random()} b`',
    'a / b + Math.random() / c',
  ])('sees %s', (expression) => {
    expect(impureWords(one('src/detect/x.ts', `// first\nconst x = ${expression};`))).toEqual([
      expect.stringMatching(/^src\/detect\/x\.ts:2 mentions .*, but detect is pure$/),
    ]);
    expect(impureWords(one('src/cli/x.ts', `const x = ${expression};`))).toEqual([]);
  });

  test.each([
    'new Date(0)',
    "new Date('2024-01-01')",
    'new Date(Date.UTC(2024, 1, 1))',
    'date.getUTCMonth()',
    'run.process.name',
    'prefetch(url)',
    "'in process. Date.now()'",
    '`Math.random() ${1} console.log`',
    '1 // Math.random()',
    '/Math.random()/',
    "a.localeCompare(b, 'en')",
    "import('./y.ts')",
  ])('lets pass %s', (expression) => {
    expect(impureWords(one('src/detect/x.ts', `/** Not Date.now() */\nconst x = ${expression};`))).toEqual([]);
  });
});
