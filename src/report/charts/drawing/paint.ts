import { STYLES, type Style, type StyleName } from './styles.ts';
import { COLOURS, type ColourToken } from './colour-tokens.ts';

/** Light or dark colours as attributes, for files; or CSS classes for the page (`chart-css.ts`). */
export type Theme = 'light' | 'dark' | 'page';

/** The attributes of a style, with a leading space. */
export type Paint = (name: StyleName) => string;

/**
 * Writes styles in a theme. None has inline styles, so all pass a strict Content-Security-Policy.
 * @example paint('light')('band') // ' fill="#d9dee1"'
 * @example paint('page')('band') // ' class="ch-band"'
 */
export function paint(theme: Theme): Paint {
  if (theme === 'page') return (name) => ` class="ch-${name}"`;
  const colours = COLOURS[theme];
  return (name) => {
    const style: Style = STYLES[name];
    return Object.entries<string | number>({ ...style })
      .map(([attribute, value]) => ` ${attribute}="${isToken(value) ? colours[value] : value}"`)
      .join('');
  };
}

function isToken(value: string | number): value is ColourToken {
  return typeof value === 'string' && value in COLOURS.light;
}
