import { STYLES, type Style } from './styles.ts';
import { COLOURS } from './colour-tokens.ts';

const BASE = `.ch{display:block;overflow:visible}
.ch text{font-size:12px;font-variant-numeric:tabular-nums lining-nums}
.ch path,.ch line{vector-effect:non-scaling-stroke}
`;

/** The style sheet of charts with the theme `page`, in the custom properties of the page such as `--ink`. */
export function chartCss(): string {
  const rules = Object.entries(STYLES).map(([name, style]) => `.ch-${name}{${declarations(style)}}\n`);
  return BASE + rules.join('');
}

function declarations(style: Style): string {
  return Object.entries<string | number>({ ...style })
    .map(([property, value]) => `${property}:${cssValue(property, value)}`)
    .join(';');
}

function cssValue(property: string, value: string | number): string {
  if (typeof value === 'string' && value in COLOURS.light) return `var(--${value})`;
  return property === 'stroke-width' || property === 'font-size' ? `${value}px` : String(value);
}
