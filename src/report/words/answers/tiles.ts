import type { Summary } from '../../summary.ts';
import { sentenceCase, type Answer, type TileText } from './answer.ts';
import { answers } from './answers.ts';
import { attentionTile } from './attention-answer.ts';
import { operationsTile } from './operations-answer.ts';
import { periodTile } from './period-answer.ts';
import { revenueTile } from './revenue-answer.ts';

/** An answer with the texts of its tile. */
export interface Tile extends Answer, TileText {}

/** The four answers with their figures, in their order. */
export function tiles(summary: Summary): Tile[] {
  const texts = [revenueTile, attentionTile, periodTile, operationsTile];
  return answers(summary).flatMap((answer, index) => {
    const tileText = texts[index];
    return tileText ? [{ ...answer, ...tileText(summary, sentenceCase(answer.text)) }] : [];
  });
}
