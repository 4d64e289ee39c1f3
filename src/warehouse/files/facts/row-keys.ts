import type { Source } from '../../source.ts';
import type { LineKind } from '../../source-forms.ts';

/** The kinds of further lines, in the order of their numbers. */
export const FURTHER_KINDS: readonly (LineKind | 'refund')[] = ['refund', 'discount', 'gift_card', 'shipping', 'tax'];

/** What the numbers of an order's further lines are apart from those of its rows. */
const NUMBERS_A_KIND = 100_000_000;
const KEYS_A_ROW = 8;

/** Whether a row of a source's files can make another number of facts than one. */
export function makesSeveral({ lines, amountOf }: Source): boolean {
  return amountOf === 'order' || Object.keys(lines).length > 0;
}

/** How many staged rows a row of a file can make; `staged.line` is the row's line times this, plus a place among them. */
export function keysARow(source: Source): number {
  return makesSeveral(source) ? KEYS_A_ROW : 1;
}

/** The key of a staged row. @param kind null: of the row itself */
export function rowKey(source: Source, line: number, kind: LineKind | 'refund' | null): string {
  return String(line * keysARow(source) + (kind === null ? 0 : 1 + FURTHER_KINDS.indexOf(kind)));
}

/** The line of the file that a key is of. */
export function lineOfKey(source: Source, key: number): number {
  return Math.floor(key / keysARow(source));
}

/** The first number of a kind of lines of an order. */
export function numbersFrom(kind: LineKind | 'refund' | null): number {
  return kind === null ? 0 : (1 + FURTHER_KINDS.indexOf(kind)) * NUMBERS_A_KIND;
}

/** Whether a row's own number leaves room for those of its further lines. */
export function hasRoom(lineNo: number): boolean {
  return lineNo >= 0 && lineNo < NUMBERS_A_KIND;
}
