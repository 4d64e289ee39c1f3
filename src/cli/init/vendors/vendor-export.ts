/** A column of an export by the names that versions and languages give it: the first that the file has is taken. */
export type ColumnNames = string | readonly string[];

/** An amount of several columns; of those that the file lacks, none is needed. */
export interface AmountColumns {
  readonly times?: readonly string[];
  readonly plus?: readonly string[];
  readonly less?: readonly string[];
}

/** What one of our columns is made of. */
export type VendorColumn =
  | ColumnNames
  | AmountColumns
  | { readonly date: ColumnNames; readonly time: ColumnNames }
  | { readonly same: readonly string[] };

/** A further line beside the row's own amount, left out where the file lacks its column. */
export interface VendorLine {
  readonly less: string;
  /** The column of its own time. */
  readonly ts?: string;
}

/** A kind of file that a vendor's service exports, known by its header. */
export interface VendorExport {
  /** `Shopify orders export` */
  readonly title: string;
  /** Columns that every version of it has. */
  readonly header: readonly string[];
  readonly columns: Readonly<Record<string, VendorColumn>> & { readonly ts: VendorColumn };
  /** The forms in which its times are written, `iso` or patterns; the one that reads the file is taken. */
  readonly timeFormats: readonly string[];
  /** The zone of its times, where they don't name one and it is always the same. */
  readonly zone?: string;
  /** The column that names the zone of its times, and what its values mean where they are no names of zones. */
  readonly zoneColumn?: string;
  readonly zones?: Readonly<Record<string, string>>;
  readonly lines?: Readonly<Record<string, VendorLine>>;
  /** The column that names the currency on some rows alone, such as the first. */
  readonly currencyIn?: string;
  /** The column of amounts with the sign of their currency, where that of `amount` has none. */
  readonly currencySigns?: string;
  /** The column whose values tell the currency, and which. */
  readonly currencyBy?: { readonly column: string; readonly values: Readonly<Record<string, string>> };
  /** Only rows with these values are sales and refunds. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
  readonly lineKinds?: Readonly<Record<string, readonly string[]>>;
  readonly cancelled?: readonly string[];
  /** `amount` is the total of the order, on its first row alone or on each. */
  readonly isOrderTotal?: boolean;
  /** The amount of a row of such an order. */
  readonly items?: AmountColumns;
  /** What its user should know, a sentence each. */
  readonly notes: readonly string[];
}
