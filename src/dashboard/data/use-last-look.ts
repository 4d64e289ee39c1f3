import { useEffect, useState } from 'react';
import type { SummaryJson } from '../../api/summary/schema.ts';
import { lookOf, parsedLook, type Look } from './last-look.ts';

const LATEST = 'evenkeel.look';
const BEFORE = 'evenkeel.look-before';

/**
 * The last look of the visit before this one; null on the first visit. A visit lasts as long as its tab, so what is new stays named until
 * the tab is closed.
 */
export function useLastLook(summary: SummaryJson): Look | null {
  const [before] = useState(() => lookBefore(summary.name));
  useEffect(
    () => keep(localStorageOrNull(), `${LATEST} ${summary.name}`, JSON.stringify(lookOf(summary, new Date()))),
    [summary],
  );
  return before;
}

function lookBefore(name: string): Look | null {
  const ofTab = storageOrNull(() => sessionStorage);
  const kept = ofTab?.getItem(`${BEFORE} ${name}`) ?? null;
  if (kept !== null) return parsedLook(kept);
  const latest = localStorageOrNull()?.getItem(`${LATEST} ${name}`) ?? 'null';
  keep(ofTab, `${BEFORE} ${name}`, latest);
  return parsedLook(latest);
}

function localStorageOrNull(): Storage | null {
  return storageOrNull(() => localStorage);
}

/** A browser may forbid it. */
function storageOrNull(storage: () => Storage): Storage | null {
  try {
    return storage();
  } catch {
    return null;
  }
}

function keep(storage: Storage | null, key: string, text: string): void {
  try {
    storage?.setItem(key, text);
  } catch {
    // A full storage costs the comparison, not the page.
  }
}
