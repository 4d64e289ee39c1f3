import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { displayPath } from '../../warehouse/files/display-path.ts';
import { hasNameOf, watchedPathsOf } from '../../warehouse/files/source-files.ts';
import { zipPath } from '../../warehouse/files/zip/zip-path.ts';
import type { Source } from '../../warehouse/source.ts';

const PACE_MS = 2000;

export interface SourceEvents {
  /** A file was written or changed, or its folder is there again; called once nothing more happened for a while. */
  readonly onChange: () => void;
  /** Receives a sentence about a folder that is missing, or is there again. */
  readonly report: (sentence: string) => void;
  /**
   * How often a folder is looked for, as one that is unmounted or replaced sends no event, and how long nothing more must happen.
   * Default: two seconds.
   */
  readonly paceMs?: number;
}

/** Watches the files of sources until the signal aborts, also in folders that are missing for a while, or are replaced. */
export function watchSources(
  sources: readonly Source[],
  signal: AbortSignal,
  { onChange, report, paceMs = PACE_MS }: SourceEvents,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const change = (): void => {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(onChange, paceMs);
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  const allPaths = sources.flatMap((source) => watchedPathsOf(source));
  const folders = new Set(allPaths.map((path) => folderOf(path)));
  const watching = Array.from(folders, async (folder) => {
    const paths = allPaths.filter((path) => folderOf(path) === folder);
    const onName = (name: string | null): void => {
      if (name !== null && paths.some((path) => hasNameOf(path, name))) change();
    };
    return watchFolder(folder, signal, { onName, onReturn: change, report, paceMs });
  });
  return Promise.all(watching).then(() => undefined);
}

/** The folder of the file on disk. */
function folderOf(path: string): string {
  return dirname(zipPath(path).file);
}

interface FolderEvents {
  readonly onName: (name: string | null) => void;
  readonly onReturn: () => void;
  readonly report: (sentence: string) => void;
  readonly paceMs: number;
}

async function watchFolder(folder: string, signal: AbortSignal, events: FolderEvents): Promise<void> {
  let watched: { readonly identity: string | null; readonly watcher: FSWatcher | null } | undefined;
  while (!signal.aborted) {
    const identity = await identityOf(folder);
    if (watched === undefined || identity !== watched.identity) {
      watched?.watcher?.close();
      const watcher = identity === null ? null : watcherOf(folder, events.onName);
      if (identity === null) events.report(`the folder ${displayPath(folder)} is missing: waiting for it`);
      else if (watched) {
        if (watched.identity === null) events.report(`the folder ${displayPath(folder)} is there again`);
        events.onReturn();
      }
      // A watcher that could not be made is made at the next look.
      watched = { identity: identity !== null && watcher === null ? '' : identity, watcher };
    }
    await sleep(events.paceMs, undefined, { signal }).catch(() => undefined);
  }
  watched?.watcher?.close();
}

/** Device and number of a folder; null if it is missing. */
async function identityOf(folder: string): Promise<string | null> {
  return stat(folder).then(
    (found) => (found.isDirectory() ? `${found.dev}:${found.ino}` : null),
    () => null,
  );
}

function watcherOf(folder: string, onName: (name: string | null) => void): FSWatcher | null {
  try {
    // What happens to the folder itself is seen at the next look.
    return watch(folder, (_, name) => onName(name)).on('error', () => undefined);
  } catch {
    return null;
  }
}
