import type { CurrentReadModel } from './current-read-model.ts';

/** Reads what Home shows as soon as it can be read, so that nobody who opens it waits: of a thousand series it takes half a second. */
export function prepareHome(current: CurrentReadModel): void {
  const prepare = async (): Promise<void> => {
    const model = await current();
    await model?.summary();
    await model?.metrics();
  };
  // Whoever asks for what can't be read now is given the reason.
  prepare().catch(() => undefined);
}
