import { fileURLToPath } from 'node:url';

/** As far below the package as this file in `src` and what is built from it in `dist/program`. */
const PACKAGE = new URL('../../', import.meta.url);

/** Where a file or folder of the package is, such as `sql` or `package.json`. */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(path, PACKAGE));
}
