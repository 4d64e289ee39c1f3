import type { CsvProblem } from './csv-error.ts';

/** Decoded text, and the problem of the character after it. */
export interface TextPiece {
  readonly text: string;
  readonly problem: CsvProblem | null;
}

/** Decodes bytes piece by piece. Not usable after a problem. */
export interface TextReader {
  read(bytes: Buffer): TextPiece;
  /** Returns the problem of the file as a whole, or of a character that is cut off at its end. */
  end(): CsvProblem | null;
}
