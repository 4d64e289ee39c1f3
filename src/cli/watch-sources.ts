import { watch } from 'node:fs';
import { dirname } from 'node:path';
import type { Source } from '../warehouse/source.ts';
import { hasNameOf } from '../warehouse/files/source-files.ts';

const QUIET_MS = 2000;

/** Calls back when a file of a source was written or changed, and then nothing more for two seconds. */
export function watchSources(sources: readonly Source[], signal: AbortSignal, onChange: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  for (const { path } of sources) {
    watch(dirname(path), { signal }, (_, name) => {
      if (name === null || !hasNameOf(path, name)) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, QUIET_MS);
    });
  }
  signal.addEventListener('abort', () => clearTimeout(timer));
}
