import type { Progress } from '../../pipeline/progress.ts';
import type { Prompter } from './prompter.ts';

/** What `evenkeel init` meets outside. */
export interface Environment {
  readonly now: Date;
  /** The machine's time zone. */
  readonly zone: string;
  readonly progress: Progress;
  /** Null where there is no terminal to ask on. */
  readonly prompter: Prompter | null;
  /** Shows text on stdout. */
  readonly show: (text: string) => void;
  /** How many characters fit on a line of it. */
  readonly columns: number;
}
