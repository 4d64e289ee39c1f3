import type { JSX } from 'react';

interface SetupButtonsProps {
  readonly main: string;
  readonly startOver: (() => void) | null;
}

/** The main button of a step, and the way back. */
export function SetupButtons({ main, startOver }: SetupButtonsProps): JSX.Element {
  return (
    <p className="fields">
      <button type="submit">{main}</button>
      {startOver ? (
        <button type="button" onClick={startOver}>
          Start over
        </button>
      ) : null}
    </p>
  );
}
