import type { InitOptions } from '../../src/cli/init/init-options.ts';

/** A file as a service, a till or a spreadsheet writes it, and what it comes to by hand. */
export interface Input {
  /** What is particular about it; the id of its source is made of it. */
  readonly what: string;
  /** The name of the file; its ending matters. */
  readonly file: string;
  readonly content: string | Uint8Array;
  /** What `init` is given beside `--yes`: at most two flags. */
  readonly flags?: Partial<InitOptions>;
  /** A line for each day and currency: net, refunds and orders; of events: count, errors; of daily values: a line for each value. */
  readonly totals: readonly string[];
}

/** A file that ends in a refusal, with the cause and the next step that its message names. */
export interface RefusedInput extends Omit<Input, 'totals'> {
  readonly refusal: RegExp;
}

export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
