import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn, type Turns } from './in-turn.ts';

interface Watched {
  readonly turns: Turns<string>;
  /** Asks for work, and does not wait for it. */
  readonly ask: (name: string) => void;
  readonly log: string[];
  readonly end: AbortController;
}

/** Work that takes a while, logs when it begins and ends, and fails where its name says so. */
function watched(): Watched {
  const log: string[] = [];
  const end = new AbortController();
  const work = async (name: string): Promise<void> => {
    log.push(`${name} begins`);
    await turnOfTheLoop();
    if (name === 'failure') throw new Error('failure fails');
    log.push(`${name} ends`);
  };
  const turns = inTurn(work, (error) => log.push(String(error)), end.signal);
  return { turns, ask: (name) => void turns.next(name).catch(expect.unreachable), log, end };
}

test('one is done after the other, and a failure is reported and stops nothing', async () => {
  const { turns, log } = watched();
  await Promise.all([turns.next('first'), turns.next('failure'), turns.next('last')]);
  expect(log).toEqual([
    'first begins',
    'first ends',
    'failure begins',
    'Error: failure fails',
    'last begins',
    'last ends',
  ]);
});

test('done waits for all requested work, though nobody else does', async () => {
  const { turns, ask, log } = watched();
  await turns.done();
  ask('first');
  ask('last');
  await turns.done();
  expect(log.at(-1)).toBe('last ends');
});

test('at the end what was begun is finished, and nothing else is begun', async () => {
  const { turns, ask, log, end } = watched();
  ask('first');
  ask('second');
  await turnOfTheLoop();
  end.abort();
  ask('third');
  await turns.done();
  expect(log).toEqual(['first begins', 'first ends']);
});
