/** A line of a timeline. */
interface Line {
  readonly ds: string;
  readonly text: string;
  readonly superseded: boolean;
}

/** The lines without those that late data or new rules have replaced by one that reads the same: only digits that no line shows have changed. */
export function withoutRepeats<T extends Line>(lines: readonly T[]): T[] {
  const standing = lines.filter(({ superseded }) => !superseded);
  const isRepeated = ({ ds, text }: Line): boolean =>
    standing.some((one) => one.ds === ds && text.startsWith(`${one.text}; `));
  return lines.filter((line) => !line.superseded || !isRepeated(line));
}
