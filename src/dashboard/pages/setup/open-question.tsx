import type { JSX } from 'react';
import type { SetupAnswerJson } from '../../../api/setup/schema.ts';
import { sentenceCase } from '../../../report/words/answers/answer.ts';
import { SetupButtons } from './setup-buttons.tsx';

interface OpenQuestionProps {
  readonly question: Extract<SetupAnswerJson, { status: 'question' }>;
  readonly onAnswer: (value: string) => void;
  readonly startOver: (() => void) | null;
}

/** What the file leaves open and is not guessed. */
export function OpenQuestion({ question, onAnswer, startOver }: OpenQuestionProps): JSX.Element {
  const { text, answers } = question;
  return (
    <form
      aria-labelledby="setup"
      onSubmit={(event) => {
        event.preventDefault();
        const value = new FormData(event.currentTarget).get('answer');
        if (typeof value === 'string') onAnswer(value);
      }}
    >
      <title>First run · Evenkeel</title>
      <h1 className="verdict" id="setup">
        One thing the file does not say.
      </h1>
      <p className="fresh" id="open">
        {sentenceCase(text)}.
      </p>
      {answers.length === 0 ? (
        <div className="fields">
          <label>
            Currency, as its ISO code
            <input name="answer" required pattern="[A-Z]{3}" placeholder="EUR" maxLength={3} autoComplete="off" />
          </label>
        </div>
      ) : (
        <fieldset className="settings" aria-labelledby="open">
          {answers.map(({ value, words }) => (
            <label key={value}>
              <input type="radio" name="answer" value={value} required /> {sentenceCase(words)} <code>{value}</code>
            </label>
          ))}
        </fieldset>
      )}
      <SetupButtons main="Go on" startOver={startOver} />
    </form>
  );
}
