import type { JSX } from 'react';
import { Link } from 'wouter';
import type { SummaryJson } from '../../../api/summary/schema.ts';
import { State } from '../../ui/states/state.tsx';
import { Svg } from '../../chart/svg.tsx';

/** Longer figures are set smaller to fit on one line. */
const LONG_CHARACTERS = 21;

interface AnswerTileProps {
  readonly answer: SummaryJson['answers'][number];
  readonly href: string;
  /** SVG; null without a value. */
  readonly gauge: string | null;
}

/** One answer: question, state, figure, gauge and reason. */
export function AnswerTile({ answer, href, gauge }: AnswerTileProps): JSX.Element {
  const { ask, state, mark, figure, why } = answer;
  return (
    <Link className="answer" href={href}>
      <span className="q">
        {ask}
        <State mark={mark} word={state} />
      </span>
      <span className={figure.length > LONG_CHARACTERS ? 'big is-long' : 'big'}>{figure}</span>
      <Svg className={gauge === null ? 'gauge is-empty' : 'gauge'} markup={gauge ?? ''} />
      <span className="why">{why}</span>
    </Link>
  );
}
