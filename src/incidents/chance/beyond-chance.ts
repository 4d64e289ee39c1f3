import { chanceOf } from './chance.ts';
import { isByLimit, isHarmfulDay, nodeKey, type NodeDay } from '../tree/node-day.ts';
import { incidentRules } from '../rules.ts';

/**
 * The slices, by `nodeKey`, whose alerts of a day are more than chance: of many slices some are always far out. By the Benjamini-Hochberg
 * procedure over all judged slices of the account, so that of the alerts it lets through a small share is chance.
 *
 * @param days of one day; Normal ones may be left out
 * @param judged how many slices were judged on it
 * @source Benjamini & Hochberg (1995), Controlling the false discovery rate
 */
export function beyondChance(
  days: readonly NodeDay[],
  judged: number,
  level: number = incidentRules.falseSliceShare,
): Set<string> {
  const alerts = days.filter((day) => day.slice !== '' && isHarmfulDay(day));
  // A declared limit is no matter of chance: it lets nothing else through.
  const [limited, compared] = [alerts.filter(isByLimit), alerts.filter((day) => !isByLimit(day))];
  const ranked = compared
    .map((day) => ({ key: nodeKey(day), chance: chanceOf(day) }))
    .toSorted((a, b) => a.chance - b.chance);
  const last = ranked.findLastIndex(({ chance }, place) => chance <= (level * (place + 1)) / judged);
  return new Set([...limited.map(nodeKey), ...ranked.slice(0, last + 1).map(({ key }) => key)]);
}
