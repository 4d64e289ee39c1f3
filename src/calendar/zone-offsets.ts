import { offsetMeter } from './zone.ts';

/** A period in which the clocks of a zone have one distance from UTC. */
export interface ZoneOffset {
  /** First instant, epoch milliseconds. */
  readonly sinceMs: number;
  /** The instant after its last. */
  readonly untilMs: number;
  /** Seconds east of UTC. */
  readonly offsetSeconds: number;
}

const SECOND_MS = 1000;
/** No clock has changed twice within fewer days since 1900: the shortest summer time, of Recife in 2000, took seven. */
const STEP_MS = 5 * 86_400_000;
const FIRST_MS = Date.UTC(1800, 0);
const MEASURED_FROM_MS = Date.UTC(1899, 11, 25);
const MEASURED_TO_MS = Date.UTC(2100, 0, 5);
const LAST_MS = Date.UTC(2200, 0);

const known = new Map<string, readonly ZoneOffset[]>();

/**
 * Returns the UTC offsets of a zone, which tile the years 1800 to 2199 and are right for the facts that a load accepts, of 1900 to 2099.
 * @throws RangeError if the name is unknown.
 */
export function zoneOffsets(name: string): readonly ZoneOffset[] {
  let offsets = known.get(name);
  if (offsets === undefined) {
    offsets = measuredOffsets(offsetMeter(name));
    known.set(name, offsets);
  }
  return offsets;
}

function measuredOffsets(offsetAt: (instantMs: number) => number): ZoneOffset[] {
  const offsets: ZoneOffset[] = [];
  let sinceMs = FIRST_MS;
  let offset = offsetAt(MEASURED_FROM_MS);
  let at = MEASURED_FROM_MS;
  while (at < MEASURED_TO_MS) {
    const next = at + STEP_MS;
    const isConstant = offsetAt(next) === offset;
    at = isConstant ? next : firstChange(offsetAt, at, next);
    if (isConstant) continue;
    offsets.push({ sinceMs, untilMs: at, offsetSeconds: offset / SECOND_MS });
    sinceMs = at;
    offset = offsetAt(at);
  }
  return [...offsets, { sinceMs, untilMs: LAST_MS, offsetSeconds: offset / SECOND_MS }];
}

/** Returns the first second after `fromMs` with another offset than its own; `toMs` has another one. */
function firstChange(offsetAt: (instantMs: number) => number, fromMs: number, toMs: number): number {
  const before = offsetAt(fromMs);
  let [low, high] = [fromMs / SECOND_MS, toMs / SECOND_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * SECOND_MS) === before) low = middle;
    else high = middle;
  }
  return high * SECOND_MS;
}
