import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { withSourcePositions } from './source-positions.ts';

test('names the source of a built file, and leaves what has no map', async () => {
  await using folder = await tempFolder();
  const built = join(folder.path, 'dist/main.js');
  const { href } = pathToFileURL(join(folder.path, 'main.js'));
  // Line 2, column 0 of the built file is line 3, column 4 of the source: AACA opens line 2 with file 0, 2 lines and 4 columns on.
  await writeFile(
    join(folder.path, 'main.js.map'),
    JSON.stringify({ version: 3, sources: ['../src/main.ts'], names: [], mappings: ';AAEI' }),
  );
  const source = join(folder.path, '../src/main.ts');
  expect(withSourcePositions(`Error: no\n    at run (${href}:2:1)\n    at ${href}:1:1`)).toBe(
    `Error: no\n    at run (${source}:3:5)\n    at ${href}:1:1`,
  );
  const other = `Error: no\n    at run (${pathToFileURL(built).href}:2:1)\n    at node:internal/process:1:2`;
  expect(withSourcePositions(other)).toBe(other);
});
