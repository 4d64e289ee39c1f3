import type { JSX } from 'react';
import { Mark, toneClass, type MarkName } from '../mark.tsx';

/** A state: shape, word and colour. */
export function State({ mark, word }: { readonly mark: MarkName; readonly word: string }): JSX.Element {
  return (
    <span className={`state ${toneClass(mark)}`}>
      <Mark name={mark} />
      {word}
    </span>
  );
}
