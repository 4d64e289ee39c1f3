import { expect, test } from 'vitest';
import { BusyStoreError } from '../store/connect/database.ts';
import { whenFree } from './when-free.ts';

/** Work that finds the store busy so many times. */
function busyWork(times: number, error: Error = new BusyStoreError('held by process 7')) {
  let tries = 0;
  return async (): Promise<string> => {
    tries++;
    if (tries <= times) throw error;
    return `done at try ${tries}`;
  };
}

test('work on a store that another process holds is tried again until it is free, and what holds it is reported once', async () => {
  const reported: string[] = [];
  const patience = { forMs: 60_000, onBusy: ({ message }: Error) => void reported.push(message) };
  expect(await whenFree(busyWork(2), patience)).toBe('done at try 3');
  expect(reported).toEqual(['held by process 7']);
});

test('it fails once the time is over, at once with any other error, and when it is interrupted', async () => {
  const patience = { forMs: 0, onBusy: () => undefined };
  await expect(whenFree(busyWork(1), patience)).rejects.toThrow('held by process 7');
  await expect(whenFree(busyWork(1, new Error('another')), { ...patience, forMs: 60_000 })).rejects.toThrow('another');
  const forEver = { forMs: Number.POSITIVE_INFINITY, onBusy: () => undefined, signal: AbortSignal.abort() };
  await expect(whenFree(busyWork(1), forEver)).rejects.toThrow('held by process 7');
});
