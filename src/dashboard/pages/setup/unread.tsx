import type { JSX } from 'react';
import type { SetupSettings } from '../../../api/setup/schema.ts';
import { changedReading, ReadingFields } from './reading-fields.tsx';
import { SetupButtons } from './setup-buttons.tsx';

interface UnreadProps {
  readonly chosen: Partial<SetupSettings>;
  readonly onChange: (more: Partial<SetupSettings>) => void;
  readonly startOver: () => void;
}

/** A file of which nothing could be read: how it is to be read instead, or another one. */
export function Unread({ chosen, onChange, startOver }: UnreadProps): JSX.Element {
  return (
    <form
      aria-labelledby="setup"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(changedReading(new FormData(event.currentTarget), chosen));
      }}
    >
      <title>First run · Evenkeel</title>
      <h1 className="verdict" id="setup">
        This file could not be read.
      </h1>
      <p className="fresh">
        Mend the file and start over, which removes what was sent; or choose below how it is to be read.
      </p>
      <ReadingFields chosen={chosen} isOpen />
      <SetupButtons main="Try again" startOver={startOver} />
    </form>
  );
}
