import type { JSX } from 'react';
import { SetupButtons } from './setup-buttons.tsx';

interface RejectsProps {
  /** How many there are, then the first of them with their places. */
  readonly lines: readonly string[];
  readonly onAccept: () => void;
  readonly startOver: (() => void) | null;
}

/** Rows that can't be read: they are left out only where somebody says so. */
export function Rejects({ lines: [counted = '', ...rows], onAccept, startOver }: RejectsProps): JSX.Element {
  return (
    <form
      aria-labelledby="setup"
      onSubmit={(event) => {
        event.preventDefault();
        onAccept();
      }}
    >
      <title>First run · Evenkeel</title>
      <h1 className="verdict" id="setup">
        {counted}.
      </h1>
      <p className="fresh">Mend them in the file and start over, or leave them out: a list of them is kept.</p>
      <ul className="lines">
        {rows.map((row) => (
          <li key={row} className="located">
            {row}
          </li>
        ))}
      </ul>
      <SetupButtons main="Leave them out" startOver={startOver} />
    </form>
  );
}
