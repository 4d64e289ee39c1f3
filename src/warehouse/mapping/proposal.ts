import type { ProposedDaily } from './daily/proposed-daily.ts';
import type { LineKind, SourceForms } from '../source-forms.ts';
import type { ProposedTable } from './names/known-names.ts';

/** What whoever starts it has settled; the rest is proposed from the file. */
export interface Decisions {
  readonly table?: ProposedTable | 'daily_values' | undefined;
  /** Fact column to file column; `null` excludes the fact column. */
  readonly columns: Readonly<Record<string, string | null>>;
  readonly timeFormat?: string | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly currency?: string | undefined;
  /** The zone of times that don't name one. */
  readonly fileZone?: string | undefined;
}

/** How a file could be read as facts, with every setting. */
export interface Proposal {
  readonly table: ProposedTable | 'daily_values';
  /** Of a table of daily values. */
  readonly daily?: ProposedDaily;
  /** Of an export that is known by its header. */
  readonly vendor?: ProposedExport;
  /** Fact column to file column, in file order. */
  readonly columns: Readonly<Record<string, string>>;
  readonly timeFormat: string;
  readonly dateOnly: boolean;
  /** Whether the times have UTC offsets. */
  readonly namesZone: boolean;
  /** The zone in the name of the time column; null without one, or where the values say more. */
  readonly timesZone: string | null;
  readonly decimal: '.' | ',';
  /** Columns of several, further lines and orders of several rows; and the sign between thousands. */
  readonly forms: SourceForms;
  /** Values of the column `line_kind` that mean a line which sells no goods. */
  readonly lineKinds?: Readonly<Partial<Record<LineKind, readonly string[]>>>;
  /** Whether amounts have more decimals than are kept. */
  readonly round: boolean;
  /** The currency of rows without one, and of the business. */
  readonly currency: string;
  /** File columns without a fact column. */
  readonly unused: readonly string[];
  /** Notes for the user, one sentence each. */
  readonly remarks: readonly string[];
}

/** An export that is known by its header, as the config declares it. */
export interface ProposedExport {
  /** `Shopify orders export` */
  readonly title: string;
  /** Fact column to file column, or to what it is made of. */
  readonly columns: Readonly<Record<string, unknown>>;
  /** Further settings of the source. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A setting that is ambiguous in the file and must not be guessed. */
export type Question =
  | {
      readonly setting: 'time_format';
      /** The time column of the file. */
      readonly column: string;
      readonly formats: readonly string[];
      readonly example: string;
    }
  | { readonly setting: 'decimal'; readonly column: string; readonly example: string }
  | { readonly setting: 'currency' };

export type Outcome =
  | { readonly kind: 'proposal'; readonly proposal: Proposal }
  | { readonly kind: 'question'; readonly question: Question }
  /** Found and missing columns, one line each. */
  | { readonly kind: 'impossible'; readonly found: readonly string[] };

/** The ISO 4217 code for no currency, for businesses without money facts. */
export const NO_CURRENCY = 'XXX';
