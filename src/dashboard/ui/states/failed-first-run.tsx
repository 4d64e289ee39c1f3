import type { JSX } from 'react';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
import { Mark } from '../mark.tsx';
import { RunNow } from '../run-now.tsx';

const BEGINNING = /^The first run failed: /;

/** The first run has failed: why, where, and when it is tried again. */
export function FailedFirstRun({ reason }: { readonly reason: string }): JSX.Element {
  return (
    <section aria-labelledby="failed">
      <title>The first run failed · Evenkeel</title>
      <h1 className="verdict" id="failed">
        The first run failed.
      </h1>
      <div className="note is-critical after-list" role="alert">
        <strong className="note-title">
          <Mark name="critical" />
          What went wrong
        </strong>
        <p className="located">{sentenceCase(reason.replace(BEGINNING, ''))}</p>
      </div>
      <p className="fresh">Mend the file or the config: a file that changes is read again by itself.</p>
      <p>
        <RunNow />
      </p>
    </section>
  );
}
