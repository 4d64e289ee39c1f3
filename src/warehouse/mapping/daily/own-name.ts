import { latinName } from '../names/normal-name.ts';

/** Names that the rows of values have besides. */
const RESERVED = ['day', 'source', 'metric', 'value', 'measure'];

/**
 * A name for a column as the config allows it, other than those that are taken; it is added to them.
 * @example ownName('Umsatz (EUR)', 'value', new Set()) // 'umsatz'
 * @example ownName('7-day users', 'value', new Set()) // 'value_7_day_users'
 * @example ownName('Day', 'value', new Set()) // 'value_day'
 */
export function ownName(column: string, kind: string, taken: Set<string>): string {
  const normal = latinName(column);
  const name =
    /^[a-z]/.test(normal) && !RESERVED.includes(normal) ? normal : `${kind}${normal === '' ? '' : `_${normal}`}`;
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}_${count}`;
  taken.add(free);
  return free;
}
