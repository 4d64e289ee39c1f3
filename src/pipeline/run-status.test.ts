import { expect, test } from 'vitest';
import { silent } from './progress.ts';
import { watchedProgress } from './run-status.ts';

test('the latest stage and its share can be read until the run is over', () => {
  const watched = watchedProgress(silent);
  expect(watched.status()).toBeNull();
  watched.stage('load shop: sales.csv');
  expect(watched.status()).toEqual({ stage: 'load shop: sales.csv', share: null });
  watched.done(0.5);
  expect(watched.status()).toEqual({ stage: 'load shop: sales.csv', share: 0.5 });
  watched.finished('10 lines read');
  watched.stage('roll up');
  expect(watched.status()).toEqual({ stage: 'roll up', share: null });
  watched.idle();
  expect(watched.status()).toBeNull();
});

test('everything is passed on', () => {
  const passed: unknown[] = [];
  const watched = watchedProgress({
    stage: (name) => void passed.push(name),
    done: (share, rows) => void passed.push([share, rows]),
    finished: (result) => void passed.push(result),
  });
  watched.stage('roll up');
  watched.done(0.5, 10);
  watched.finished('2 days');
  expect(passed).toEqual(['roll up', [0.5, 10], '2 days']);
});
