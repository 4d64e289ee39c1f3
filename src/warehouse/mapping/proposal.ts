import type { ProposedTable } from './known-names.ts';

/** What whoever starts it has settled; the rest is proposed from the file. */
export interface Decisions {
  readonly table?: ProposedTable | undefined;
  /** Our column to the file's; `null` leaves ours out. */
  readonly columns: Readonly<Record<string, string | null>>;
  readonly timeFormat?: string | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly currency?: string | undefined;
}

/** How a file could be read as facts, with every setting. */
export interface Proposal {
  readonly table: ProposedTable;
  /** Our column to the file's, in the file's order. */
  readonly columns: Readonly<Record<string, string>>;
  readonly timeFormat: string;
  readonly dateOnly: boolean;
  /** Whether the times name their zone themselves. */
  readonly namesZone: boolean;
  readonly decimal: '.' | ',';
  /** Of the rows that don't name one, and of the business. */
  readonly currency: string;
  /** The file's columns that nothing is made of. */
  readonly unused: readonly string[];
  /** What a reader of the proposal should know, a sentence each. */
  readonly remarks: readonly string[];
}

/** Something that the file leaves open and that nobody may guess. */
export type Question =
  | {
      readonly setting: 'time_format';
      /** The file's column of times. */
      readonly column: string;
      readonly formats: readonly [string, string];
      readonly example: string;
    }
  | { readonly setting: 'decimal'; readonly column: string; readonly example: string }
  | { readonly setting: 'currency' };

export type Outcome =
  | { readonly kind: 'proposal'; readonly proposal: Proposal }
  | { readonly kind: 'question'; readonly question: Question }
  /** What was found and what is missing, a line each. */
  | { readonly kind: 'impossible'; readonly found: readonly string[] };

/** Of a business whose facts so far hold no money: ISO 4217's code for that. */
export const NO_CURRENCY = 'XXX';
