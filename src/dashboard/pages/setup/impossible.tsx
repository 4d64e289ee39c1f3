import type { JSX } from 'react';
import type { SetupAnswerJson, SetupSettings } from '../../../api/setup/schema.ts';
import { changedColumns, ColumnFields } from './column-fields.tsx';
import { changedReading, ReadingFields } from './reading-fields.tsx';
import { SetupButtons } from './setup-buttons.tsx';

interface ImpossibleProps {
  readonly answer: Extract<SetupAnswerJson, { status: 'impossible' }>;
  readonly chosen: Partial<SetupSettings>;
  readonly onChange: (more: Partial<SetupSettings>) => void;
  readonly startOver: (() => void) | null;
}

/** A file that is not understood by itself: what is missing, and which column it is in. */
export function Impossible({ answer, chosen, onChange, startOver }: ImpossibleProps): JSX.Element {
  const { text, found, header } = answer;
  const mapping = answer.mapping.map(({ ours }) => ({ ours, theirs: chosen.columns?.[ours] ?? null }));
  return (
    <form
      aria-labelledby="setup"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        onChange({
          ...changedReading(form, chosen),
          columns: { ...chosen.columns, ...changedColumns(form, mapping) },
        });
      }}
    >
      <title>First run · Evenkeel</title>
      <h1 className="verdict" id="setup">
        This file needs your help.
      </h1>
      <p className="fresh located">{text}</p>
      <ul className="lines">
        {found.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {mapping.length === 0 ? null : (
        <>
          <h2 className="section">Which column is which</h2>
          <ColumnFields mapping={mapping} header={header} />
        </>
      )}
      <ReadingFields chosen={chosen} isOpen={mapping.length === 0} />
      <SetupButtons main="Try again" startOver={startOver} />
    </form>
  );
}
