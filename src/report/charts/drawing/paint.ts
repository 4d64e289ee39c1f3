import { STYLES, type Style, type StyleName } from './styles.ts';
import { COLOURS, type ColourToken } from './colour-tokens.ts';

/** Light or dark colours as attributes, for files; or CSS classes that the page colours (`chart-css.ts`). */
export type Theme = 'light' | 'dark' | 'page';

/** The attributes of a look, with a space before them. */
export type Paint = (name: StyleName) => string;

/**
 * How looks are written in a theme. Neither has inline styles, so both pass a strict Content-Security-Policy.
 * @example paint('light')('band') // ' fill="#d9dee1"'
 * @example paint('page')('band') // ' class="ch-band"'
 */
export function paint(theme: Theme): Paint {
  if (theme === 'page') return (name) => ` class="ch-${name}"`;
  const colours = COLOURS[theme];
  return (name) => {
    const look: Style = STYLES[name];
    return Object.entries<string | number>({ ...look })
      .map(([attribute, value]) => ` ${attribute}="${isToken(value) ? colours[value] : value}"`)
      .join('');
  };
}

function isToken(value: string | number): value is ColourToken {
  return typeof value === 'string' && value in COLOURS.light;
}
