import { nearestName } from './did-you-mean.ts';

/**
 * The zone that a text was probably meant to be; null if none is near.
 * @example nearestZone('berlin') // 'Europe/Berlin'
 * @example nearestZone('America/New York') // 'America/New_York'
 */
export function nearestZone(text: string): string | null {
  const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  const place = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1);
  const byPlace = new Map(zones.map((zone) => [place(zone), zone]));
  return nearestName(text, zones) ?? byPlace.get(nearestName(place(text), byPlace.keys()) ?? '') ?? null;
}
