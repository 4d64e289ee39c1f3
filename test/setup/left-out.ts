/**
 * What this run leaves out, in words, printed after its summary. Vitest loads the set-up files of each project anew, so the list is kept
 * where they all find it.
 */
const KEY = Symbol.for('evenkeel.tests.left-out');

function notes(): Set<string> {
  const shared = globalThis as { [KEY]?: Set<string> };
  return (shared[KEY] ??= new Set());
}

/** Adds a note; the same note is printed once. */
export function leaveOut(note: string): void {
  notes().add(note);
}

export function printLeftOut(): void {
  for (const note of notes()) console.log(`\n${note}`);
  notes().clear();
}
