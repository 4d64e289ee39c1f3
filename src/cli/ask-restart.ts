import { isCancel, select } from '@clack/prompts';
import type { OrderNumbersError } from '../warehouse/load/order-numbers/order-numbers-error.ts';
import type { NumbersRestart } from '../warehouse/source.ts';

const STOP = 'stop';

/** Asks on the terminal whether order numbers begin again, or orders were corrected. */
export async function askRestart(refusal: OrderNumbersError): Promise<NumbersRestart | null> {
  process.stderr.write(`\n${refusal.message}\n\n`);
  const answer = await select<NumbersRestart | typeof STOP>({
    message: 'What are they? The answer is declared in the config.',
    options: [
      { value: STOP, label: 'I have to look: load nothing' },
      { value: 'daily', label: 'other sales: the numbers begin again each day' },
      { value: 'monthly', label: 'other sales: the numbers begin again each month' },
      { value: 'yearly', label: 'other sales: the numbers begin again each year' },
      { value: 'each_file', label: 'other sales: the numbers begin again in each file' },
      { value: 'never', label: 'the same orders, corrected: they replace what the store has' },
    ],
  });
  return isCancel(answer) || answer === STOP ? null : answer;
}
