import { shareText, valueText } from '../../words/format.ts';
import type { ComponentsData } from './components-data.ts';

/** An effect with its sign: `+12%`, `−€750`. */
export function effectText(effect: number, { effects, unit, currency }: ComponentsData): string {
  const text = effects === 'share' ? shareText(Math.round(effect * 1000) / 1000) : valueText(effect, unit, currency);
  const short = text.replace('.0%', '%');
  return effect > 0 ? `+${short}` : short;
}
