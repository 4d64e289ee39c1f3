import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fontCoverage, type Coverage } from './font-coverage.ts';

/** The fonts that draw what others lack, and the characters that none of them has. */
export interface FallbackFonts {
  readonly files: readonly string[];
  readonly undrawn: readonly string[];
}

const SYSTEM_FOLDERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['darwin', ['/System/Library/Fonts', '/Library/Fonts', join(homedir(), 'Library/Fonts')]],
  ['win32', ['C:\\Windows\\Fonts', join(homedir(), 'AppData/Local/Microsoft/Windows/Fonts')]],
]);
const OTHER_FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.fonts'),
  join(homedir(), '.local/share/fonts'),
];
const FONT_FILE = /\.(ttf|otf|ttc|otc)$/i;
/** Other shapes than those of the text around them. */
const UNLIKE = /bold|black|italic|oblique|light|thin|condensed|mono|serif(?!.*sans)/i;

const coverages = new Map<string, Promise<Coverage | null>>();

/**
 * Finds fonts for characters in a folder and, after it, in those of the system.
 * @param folder null for those of the system alone
 */
export async function fallbackFonts(characters: readonly string[], folder: string | null): Promise<FallbackFonts> {
  let undrawn = [...characters];
  const files: string[] = [];
  const system = SYSTEM_FOLDERS.get(process.platform) ?? OTHER_FOLDERS;
  for (const path of [folder, ...system].filter((one) => one !== null)) {
    for (const file of await fontFiles(path)) {
      if (undrawn.length === 0) return { files, undrawn };
      const covers = await coverage(file);
      const left = undrawn.filter((character) => !covers?.(character.codePointAt(0) ?? 0));
      if (left.length === undrawn.length) continue;
      files.push(file);
      undrawn = left;
    }
  }
  return { files, undrawn };
}

/** Fonts of the usual shape first, by name. */
async function fontFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const names = entries.filter((name) => FONT_FILE.test(name)).sort();
  return [...names.filter((name) => !UNLIKE.test(name)), ...names.filter((name) => UNLIKE.test(name))].map((name) =>
    join(folder, name),
  );
}

async function coverage(file: string): Promise<Coverage | null> {
  const known = coverages.get(file) ?? fontCoverage(file);
  coverages.set(file, known);
  return known;
}
