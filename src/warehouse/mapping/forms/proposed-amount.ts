import type { AmountForm } from '../../source-forms.ts';

/** An amount of several columns with its remarks, or why there is none. */
export interface ProposedAmount {
  readonly form: AmountForm | null;
  readonly remarks: readonly string[];
  readonly unfit: string | null;
}
