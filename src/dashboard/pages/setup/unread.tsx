import type { JSX } from 'react';
import type { SetupSettings } from '../../../api/setup/schema.ts';
import { changedReading, ReadingFields } from './reading-fields.tsx';
import { SetupButtons } from './setup-buttons.tsx';

interface UnreadProps {
  /** Those that were sent. */
  readonly files: readonly string[];
  /** Whether the server has looked at them; otherwise one did not arrive, or the server was not reached. */
  readonly isRefused: boolean;
  readonly chosen: Partial<SetupSettings>;
  readonly onChange: (more: Partial<SetupSettings>) => void;
  readonly startOver: () => void;
}

/** Files of which nothing was read: how to read one instead, or to go on with those that were sent. */
export function Unread({ files, isRefused, chosen, onChange, startOver }: UnreadProps): JSX.Element {
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
        {isRefused ? 'This file could not be read.' : 'Your files are not read yet.'}
      </h1>
      <p className="fresh">
        {isRefused
          ? 'Mend the file and start over, which removes what was sent; or choose below how it is to be read.'
          : `Sent so far: ${files.join(', ')}. Go on with that, or start over, which removes what was sent.`}
      </p>
      {isRefused ? <ReadingFields chosen={chosen} isOpen /> : null}
      <SetupButtons main={isRefused ? 'Try again' : 'Go on'} startOver={startOver} />
    </form>
  );
}
