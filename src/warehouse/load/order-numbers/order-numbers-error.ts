import { LoadError, type Reject } from '../../load-error.ts';

/** A load that was refused because the store has other sales under its order numbers. */
export class OrderNumbersError extends LoadError {
  override readonly name = 'OrderNumbersError';
  /** The source whose numbers they are. */
  readonly source: string;
  /** Whether most of its corrections would turn a sale into another one; else it has more lines of an order that another file began. */
  readonly areOtherSales: boolean;

  constructor(
    message: string,
    source: string,
    { areOtherSales }: { readonly areOtherSales: boolean },
    rejects: readonly Reject[] = [],
  ) {
    super(message, rejects);
    this.source = source;
    this.areOtherSales = areOtherSales;
  }
}
