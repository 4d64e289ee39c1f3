/** What became of a try to deliver a message. */
export interface Answer {
  /** `retry`: it may work later. `refused`: it won't. */
  readonly status: 'accepted' | 'retry' | 'refused';
  /** What the receiver answered; `send` makes it one short line without secrets. */
  readonly text: string;
  /** How long the receiver asks to wait. */
  readonly waitMs?: number;
}

const LONGEST_TEXT = 200;

export function shortAnswer(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT - 1)}…` : line;
}
