import { axisText } from '../drawing/axis-text.ts';
import { shareText, valueText } from '../../words/format.ts';
import type { ComponentsData } from './components-data.ts';

/** An effect with its sign: `+12%`, `−€750`. */
export function effectText(effect: number, { effects, unit, currency }: ComponentsData): string {
  const text = effects === 'share' ? shareText(Math.round(effect * 1000) / 1000) : valueText(effect, unit, currency);
  const short = text.replace('.0%', '%');
  return effect > 0 ? `+${short}` : short;
}

/** An effect for little room, in two digits, shares in one, and without the sign of a currency: `+1.6k`, `−0.009%`. */
export function shortEffectText(effect: number, { effects, unit, currency }: ComponentsData): string {
  if (effects === 'share')
    return `${effect > 0 ? '+' : ''}${shareText(Math.round(effect * 100) / 100)}`.replace('.0%', '%');
  const step = 10 ** (Math.floor(Math.log10(Math.abs(effect) || 1)) - (unit === 'share' ? 0 : 1));
  const rounded = Math.round(effect / step) * step;
  return `${rounded > 0 ? '+' : ''}${axisText(rounded, step, unit === 'currency' ? 'count' : unit, currency)}`;
}
