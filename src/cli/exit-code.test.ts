import { expect, test } from 'vitest';
import { StoreError } from '../store/connect/database.ts';
import { failureText } from './exit-code.ts';

test('the lines of a failure are separate in the one line of the page', () => {
  const message =
    "1 row of f.csv can't be taken\n  f.csv:3:2 (ts): 'x' is not a date\n  see rejects.csv: \n it has all\n";
  expect(failureText(new StoreError(message))).toBe(
    "1 row of f.csv can't be taken; f.csv:3:2 (ts): 'x' is not a date; see rejects.csv: it has all",
  );
});
