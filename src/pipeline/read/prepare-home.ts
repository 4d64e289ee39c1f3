import type { CurrentReadModel } from './current-read-model.ts';

/** Reads what Home shows, one reading after the other. */
export interface HomePreparation {
  /** Returns at once. */
  prepare(): void;
  /** Ends once nothing is being read: a connection that is closed under a statement can end the process. */
  close(): Promise<void>;
}

/** Reads what Home shows as soon as it can be read, so that nobody who opens it waits: of a thousand series it takes half a second. */
export function homePreparation(current: CurrentReadModel): HomePreparation {
  let isClosed = false;
  let last = Promise.resolve();
  const read = async (): Promise<void> => {
    if (isClosed) return;
    const model = await current();
    await model?.summary();
    await model?.metrics();
  };
  return {
    prepare() {
      // Whoever asks for what can't be read now is given the reason.
      last = last.then(read).catch(() => undefined);
    },
    async close() {
      isClosed = true;
      await last;
    },
  };
}
