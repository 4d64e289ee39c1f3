/** A line that sells no goods. */
export type LineKind = 'discount' | 'gift_card' | 'shipping' | 'tax';

/** What may stand between the thousands of a number; a space is any kind of space, and an apostrophe any kind of it. */
export type Thousands = ',' | '.' | ' ' | "'";

/**
 * An amount of several columns: the product of `times`, less a share of it, plus and less further columns. Empty cells of `plus` and `less`
 * are zero. Where a column says that the row takes money back, the whole is negated.
 */
export interface AmountForm {
  readonly times: readonly string[];
  /** A column of shares of the product that are taken off, such as 0.15 or 15%. */
  readonly lessShare: string | null;
  readonly plus: readonly string[];
  readonly less: readonly string[];
  /** The column that gives rows their sign, with its values on those that take money back. */
  readonly negativeWhere?: NegativeWhere;
  /** Whether its money is counted in the smallest unit of the row's currency, such as cents. */
  readonly inMinorUnits?: boolean;
  /** To how many decimals the amount is rounded, half away from zero; null: not at all. */
  readonly decimals: number | null;
}

export interface NegativeWhere {
  readonly column: string;
  readonly values: readonly string[];
}

/** A time of two columns, which the time format reads with a space between them. */
export interface TimeColumns {
  readonly date: string;
  readonly time: string;
}

/** The order of a row that has no order number: its own, or one with all rows that have equal values in some columns. */
export type OrderForm = { readonly each: 'row' } | { readonly same: readonly string[] };

/** Which values of a column mean an error: numbers from one on, listed values, or any at all. */
export type ErrorForm =
  | { readonly column: string; readonly from: number }
  | { readonly column: string; readonly values: readonly string[] }
  | { readonly column: string; readonly filled: true };

/** Our columns that are made of several columns of the file, or of its values. */
export interface MadeColumns {
  readonly order_id?: OrderForm;
  readonly ts?: TimeColumns;
  readonly amount?: AmountForm;
  readonly is_error?: ErrorForm;
}

/** A further line that a row of the file holds beside its own. */
export interface FurtherLine {
  readonly amount: AmountForm;
  /** The column of its own time; null: the row's. */
  readonly ts: string | null;
}

/** How the values and rows of a file make facts, beyond a column for each of ours and a row for each fact. */
export interface SourceForms {
  readonly made: MadeColumns;
  readonly lines: Readonly<Partial<Record<LineKind | 'refund', FurtherLine>>>;
  /** `order`: the amount is that of the whole order, on the first of its rows, and blank or repeated on the others. */
  readonly amountOf: 'line' | 'order';
  /** Where the amount is the order's: those of its rows, which become its lines where they add up to it. */
  readonly items: AmountForm | null;
  /** Whether empty cells of a row below the first of its order have that one's values. */
  readonly fillDown: boolean;
  readonly thousands: Thousands | null;
  /** Only rows whose columns have one of the values are facts. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** Whether a row whose currency is empty has that of the source. */
  readonly fillsCurrency: boolean;
}

/** The forms of a file with a column for each of ours and a row for each fact. */
export const PLAIN_FORMS: SourceForms = {
  made: {},
  lines: {},
  amountOf: 'line',
  items: null,
  fillDown: false,
  thousands: null,
  where: {},
  fillsCurrency: false,
};

/** The amount of one column. */
export function plainAmount(column: string): AmountForm {
  return { times: [], lessShare: null, plus: [column], less: [], decimals: null };
}

/** The columns of an amount, in the order of its form. */
export function columnsOfAmount({ times, lessShare, plus, less, negativeWhere }: AmountForm): string[] {
  const sign = negativeWhere === undefined ? [] : [negativeWhere.column];
  return [...times, ...(lessShare === null ? [] : [lessShare]), ...plus, ...less, ...sign];
}
