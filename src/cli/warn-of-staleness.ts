import type { ReadModel } from '../pipeline/read/read-model.ts';
import { stalenessSentence } from '../report/words/days/staleness-text.ts';
import { plainText } from '../warehouse/load-error.ts';

/** Says on stderr if the figures of a command are not those of the run that is due. */
export function warnOfStaleness({ staleness }: ReadModel): void {
  if (staleness) process.stderr.write(`${plainText(stalenessSentence(staleness))}\n`);
}
