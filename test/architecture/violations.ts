import { lineAt, type SourceFiles } from '../source-files.ts';
import { importsOf, type Import } from './imports.ts';
import { ACTING_FILES, ALLOWED_IMPORTS, ALLOWED_ROOMS, ALLOWED_TYPES, IMPURE_WORDS, PURE_FOLDERS } from './rules.ts';
import { blanked, spans } from './spans.ts';

/** Every checker here answers with one sentence a violation, which begins with `file:line`. No violations, no sentences. */
type Checker = (files: SourceFiles) => string[];

/** Files outside the known folders. */
export const strayFiles: Checker = (files) =>
  Array.from(files.keys())
    .filter((path) => !(folderOf(path) in ALLOWED_IMPORTS))
    .map((path) => `${path}:1 stands in no folder of the table of arrows (test/architecture/rules.ts)`);

/** Imports against the arrows between the folders. */
export const wrongArrows: Checker = (files) =>
  allImports(files).flatMap((found) => {
    if (found.to === null) return [];
    const folder = folderOf(found.from);
    const target = folderOf(found.to);
    const allowed = ALLOWED_IMPORTS[folder] ?? [];
    if (target === folder || allowed.includes(target)) return [];
    if (found.typesOnly && ALLOWED_TYPES[folder]?.includes(target)) return [];
    return [`${place(found)} imports ${found.specifier}, but ${folder} may import only from ${listed(allowed)}`];
  });

/** Files outside the known rooms of a folder that has a table of them. */
export const strayRooms: Checker = (files) =>
  Array.from(files.keys()).flatMap((path) => {
    const rooms = ALLOWED_ROOMS[folderOf(path)];
    if (!rooms || roomOf(path) in rooms) return [];
    return [`${path}:1 is in no room of ${folderOf(path)} (test/architecture/rules.ts)`];
  });

/** Imports against the arrows between the rooms of a folder. */
export const wrongRooms: Checker = (files) =>
  allImports(files).flatMap((found) => {
    const folder = folderOf(found.from);
    if (found.to === null || folderOf(found.to) !== folder) return [];
    const [room, target] = [roomOf(found.from), roomOf(found.to)];
    const allowed = ALLOWED_ROOMS[folder]?.[room];
    if (!allowed || target === room || allowed.includes(target)) return [];
    return [
      `${place(found)} imports ${found.specifier}, but ${folder}/${room} may import only from ${listed(allowed)}`,
    ];
  });

/** Files that import one another in a circle, types included. */
export const importCycles: Checker = (files) => {
  const imports = new Map(Array.from(files, ([path, source]) => [path, importsOf(path, source)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  function visit(path: string, trail: readonly string[]): void {
    if (done.has(path)) return;
    for (const found of imports.get(path) ?? []) {
      if (found.to === null) continue;
      const begin = [...trail, path].indexOf(found.to);
      if (begin === -1) visit(found.to, [...trail, path]);
      else cycles.push(`${place(found)} closes a cycle: ${[...trail, path, found.to].slice(begin).join(' -> ')}`);
    }
    done.add(path);
  }
  for (const path of files.keys()) visit(path, []);
  return cycles;
};

/** Modules of Node, and packages not on the list, in pure folders. */
export const impureImports: Checker = (files) =>
  allImports(pureFiles(files)).flatMap((found) => {
    const folder = folderOf(found.from);
    const packages = PURE_FOLDERS[folder] ?? [];
    if (found.to !== null || packages.some((beginning) => found.specifier.startsWith(beginning))) return [];
    return [`${place(found)} imports ${found.specifier}, but ${folder} is pure`];
  });

/** The clock, randomness, the environment or the outside, mentioned in pure folders. */
export const impureWords: Checker = (files) =>
  Array.from(pureFiles(files)).flatMap(([path, source]) => {
    const notCode = spans(source);
    const bare = blanked(source, notCode);
    const withTexts = blanked(
      source,
      notCode.filter(({ kind }) => kind === 'comment'),
    );
    return IMPURE_WORDS.flatMap(({ word, touches }) =>
      Array.from(withTexts.matchAll(word))
        .filter(({ index }) => bare[index] === source[index])
        .map(({ 0: mention, index }) => {
          const where = `${path}:${lineAt(source, index)}`;
          return `${where} mentions ${mention.trim()}, which touches ${touches}, but ${folderOf(path)} is pure`;
        }),
    );
  });

function pureFiles(files: SourceFiles): SourceFiles {
  return new Map(Array.from(files).filter(([path]) => folderOf(path) in PURE_FOLDERS && !ACTING_FILES.includes(path)));
}

function allImports(files: SourceFiles): Import[] {
  return Array.from(files).flatMap(([path, source]) => importsOf(path, source));
}

/** The folder of `src` that holds a file; the path itself if none does. */
function folderOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? path;
}

/** The folder or file of a folder of `src` that a file belongs to. */
function roomOf(path: string): string {
  return path.split('/')[2] ?? path;
}

function place({ from, line }: Import): string {
  return `${from}:${line}`;
}

function listed(folders: readonly string[]): string {
  return folders.length === 0 ? 'itself' : `itself, ${folders.join(', ')}`;
}
