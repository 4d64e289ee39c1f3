import { useRef, useState, type JSX } from 'react';
import type { SetupAnswerJson, SetupSettings } from '../../../api/setup/schema.ts';
import { BusinessFields, changedBusiness } from './business-fields.tsx';
import { changedColumns } from './column-fields.tsx';
import { ProposedSource } from './proposed-source.tsx';
import { changedReading, ReadingFields } from './reading-fields.tsx';
import { SetupButtons } from './setup-buttons.tsx';

interface ProposalProps {
  readonly answer: Extract<SetupAnswerJson, { status: 'proposal' }>;
  readonly chosen: Partial<SetupSettings>;
  readonly onChange: (more: Partial<SetupSettings>, writes?: boolean) => void;
  readonly startOver: (() => void) | null;
}

/** What would be set up: the business, and how each file is read. A change is shown before it is confirmed. */
export function Proposal({ answer, chosen, onChange, startOver }: ProposalProps): JSX.Element {
  const form = useRef<HTMLFormElement>(null);
  const [more, setMore] = useState<Partial<SetupSettings>>({});
  const { business, sources, config } = answer;
  const isChanged = Object.keys(more).length > 0;
  const findChanges = (): void => {
    if (!form.current) return;
    const data = new FormData(form.current);
    const columns = changedColumns(
      data,
      sources.flatMap(({ mapping }) => mapping),
    );
    setMore({
      ...changedBusiness(data, business),
      ...changedReading(data, chosen),
      ...(Object.keys(columns).length === 0 ? {} : { columns: { ...chosen.columns, ...columns } }),
    });
  };
  return (
    <form
      ref={form}
      aria-labelledby="setup"
      onChange={findChanges}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(more, !isChanged);
      }}
    >
      <title>First run · Evenkeel</title>
      <h1 className="verdict" id="setup">
        {sources.length === 1 ? 'This is how your file reads.' : `This is how your ${sources.length} sources read.`}
      </h1>
      <p className="fresh">
        <span>Look it over: what you confirm is written to evenkeel.yaml, and a run does what is declared there.</span>
        {business.as_of === null ? null : (
          <span>The data end in the past, so runs take place as of {business.as_of.replace('T', ' ')}.</span>
        )}
      </p>
      <BusinessFields business={business} />
      {sources.map((source) => (
        <ProposedSource key={source.id} source={source} isOnly={sources.length === 1} />
      ))}
      <ReadingFields chosen={chosen} isOpen={false} />
      <details className="fold">
        <summary>Show the config</summary>
        <pre className="config">{config}</pre>
      </details>
      <SetupButtons main={isChanged ? 'Show with these changes' : 'Confirm and run'} startOver={startOver} />
    </form>
  );
}
