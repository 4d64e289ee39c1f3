import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn, type Turns } from './in-turn.ts';

interface Watched {
  readonly turns: Turns<string>;
  /** Asks for work, and does not wait for it. */
  readonly ask: (name: string) => void;
  readonly told: string[];
  readonly end: AbortController;
}

/** Work that takes a while, is told when it begins and ends, and fails where it is called so. */
function watched(): Watched {
  const told: string[] = [];
  const end = new AbortController();
  const work = async (name: string): Promise<void> => {
    told.push(`${name} begins`);
    await turnOfTheLoop();
    if (name === 'failure') throw new Error('failure fails');
    told.push(`${name} ends`);
  };
  const turns = inTurn(work, (error) => told.push(String(error)), end.signal);
  return { turns, ask: (name) => void turns.next(name).catch(expect.unreachable), told, end };
}

test('one is done after the other, and a failure is told and stops nothing', async () => {
  const { turns, told } = watched();
  await Promise.all([turns.next('first'), turns.next('failure'), turns.next('last')]);
  expect(told).toEqual([
    'first begins',
    'first ends',
    'failure begins',
    'Error: failure fails',
    'last begins',
    'last ends',
  ]);
});

test('done waits for all that was asked for, though nobody else does', async () => {
  const { turns, ask, told } = watched();
  await turns.done();
  ask('first');
  ask('last');
  await turns.done();
  expect(told.at(-1)).toBe('last ends');
});

test('at the end what was begun is finished, and nothing else is begun', async () => {
  const { turns, ask, told, end } = watched();
  ask('first');
  ask('second');
  await turnOfTheLoop();
  end.abort();
  ask('third');
  await turns.done();
  expect(told).toEqual(['first begins', 'first ends']);
});
