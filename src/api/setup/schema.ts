import { z } from 'zod';

const MOST_FILES = 50;
const code = (form: RegExp, message: string) => z.string().regex(form, message).optional();

/** What a person has chosen of a config; the rest is proposed. */
export const setupSettingsSchema = z.strictObject({
  /** Names of uploaded files. */
  files: z.array(z.string()).min(1, 'name a file').max(MOST_FILES, `name at most ${MOST_FILES} files`),
  name: z.string().trim().min(1, 'write a name').max(200, 'write at most 200 characters').optional(),
  zone: z.string().max(100).optional(),
  currency: code(/^[A-Z]{3}$/, 'write a currency as its ISO code, such as EUR'),
  country: code(/^([A-Z]{2}|none)$/, 'write a country as its ISO code, such as DE'),
  table: z.enum(['sales', 'ops', 'daily']).optional(),
  /** Our column to that of the file; '' leaves ours out. */
  columns: z.record(z.string(), z.string()).optional(),
  time_format: z.string().max(100).optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** What separates the values of a text file: one character, or `tab`. */
  delimiter: z.string().max(10).optional(),
  /** By its name in the Encoding Standard. */
  encoding: z.string().max(30).optional(),
  sheet: z.string().max(200).optional(),
  /** Where a JSON file holds its array of records. */
  records: z.string().max(200).optional(),
  /** Of the file's times, where they name none. */
  file_zone: z.string().max(100).optional(),
  /** Whether rows that can't be read are left out. */
  allow_rejects: z.boolean().optional(),
});

export type SetupSettings = z.infer<typeof setupSettingsSchema>;

/** Our column, and the column of the file that is proposed for it. */
export interface SetupColumnJson {
  readonly ours: string;
  readonly theirs: string | null;
}

/** How one source would be read. */
export interface SetupSourceJson {
  readonly id: string;
  readonly title: readonly string[];
  readonly table: 'sales' | 'ops' | 'daily';
  /** The columns of the file. */
  readonly header: readonly string[];
  /** Every column that could be mapped; none for an export that is known, and for values by day. */
  readonly mapping: readonly SetupColumnJson[];
  /** Ten rows as they are understood, by column. */
  readonly preview: readonly {
    readonly ours: string;
    readonly theirs: string;
    readonly is_number: boolean;
    readonly cells: readonly string[];
  }[];
  readonly settings: readonly { readonly name: string; readonly text: string }[];
  readonly notes: readonly string[];
  /** The first rows that can't be read, each with its place. */
  readonly refused: readonly string[];
}

/** What an interrupted setup has: the files that were sent, and what was chosen. */
export interface BegunSetupJson {
  readonly files: readonly string[];
  /** Without the files; empty where nothing was chosen. */
  readonly settings: Omit<SetupSettings, 'files'>;
}

/** What came of the settings so far. */
export type SetupAnswerJson =
  | {
      readonly status: 'proposal';
      readonly business: {
        readonly name: string;
        readonly zone: string;
        readonly currency: string;
        /** Whose public holidays are taken; null for none. */
        readonly country: string | null;
        /** Why that country. */
        readonly country_why: string | null;
        /** The local moment of every run, for data of the past; null: now. */
        readonly as_of: string | null;
      };
      readonly sources: readonly SetupSourceJson[];
      /** The config that would be written. */
      readonly config: string;
    }
  | {
      readonly status: 'question';
      readonly setting: 'time_format' | 'decimal' | 'currency';
      readonly text: string;
      /** Empty where any text may be an answer. */
      readonly answers: readonly { readonly value: string; readonly words: string }[];
    }
  | {
      readonly status: 'impossible';
      readonly text: string;
      /** What was found and what is missing. */
      readonly found: readonly string[];
      readonly header: readonly string[];
      readonly mapping: readonly SetupColumnJson[];
    }
  | { readonly status: 'rejects'; readonly lines: readonly string[] }
  | { readonly status: 'written'; readonly path: string };
