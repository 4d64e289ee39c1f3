import type { JSX } from 'react';

const QUESTIONS = [
  'Is revenue normal?',
  'Anything to decide?',
  'Where will the month land?',
  'Are operations degrading?',
];

/** The four questions, before their answers have loaded. */
export function LoadingAnswers(): JSX.Element {
  return (
    <ul className="answers">
      {QUESTIONS.map((question) => (
        <li key={question}>
          <div className="answer">
            <span className="q">{question}</span>
            <span className="big">
              <span className="wait" />
            </span>
            <span className="gauge is-empty" />
            <span className="why">
              <span className="wait long" />
              <span className="wait short" />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
