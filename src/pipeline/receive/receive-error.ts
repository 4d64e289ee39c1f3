import type { Reject } from '../../warehouse/load-error.ts';

/** Why a batch is not taken. */
export type RefusalKind = 'no_source' | 'ambiguous' | 'too_large' | 'unreadable' | 'other_body' | 'refused' | 'busy';

/** A batch that was not taken: nothing of it is kept. */
export class ReceiveError extends Error {
  override readonly name = 'ReceiveError';
  readonly kind: RefusalKind;
  readonly rejects: readonly Reject[];

  constructor(kind: RefusalKind, message: string, rejects: readonly Reject[] = []) {
    super(message);
    this.kind = kind;
    this.rejects = rejects;
  }
}
