import type { FileForm } from '../file-form.ts';

/** The form of a file as far as its content shows it. */
export interface DetectedForm {
  readonly form: FileForm;
  /** What was found beside the usual, one sentence each. */
  readonly notes: readonly string[];
}
