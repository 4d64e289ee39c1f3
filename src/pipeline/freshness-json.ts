import { z } from 'zod';
import { dayFromIso, isoDay } from '../calendar/day.ts';
import type { Freshness } from './freshness.ts';

const day = z.iso.date().transform(dayFromIso);
const delivered = z.strictObject({ through: day.nullable(), last_day: day.nullable(), usual_silence: z.int().min(0) });
const stored = z.strictObject({
  last_closed: day,
  sources: z.array(z.tuple([z.string(), delivered])),
  running: z
    .strictObject({ day, last_rows: z.array(z.tuple([z.string(), z.iso.time({ precision: -1 }).nullable()])) })
    .nullable(),
});

/** The freshness as JSON, as a run keeps it: days as `YYYY-MM-DD`, maps as lists of pairs. */
export function freshnessJson({ lastClosed, sources, running }: Freshness): string {
  return JSON.stringify({
    last_closed: isoDay(lastClosed),
    sources: Array.from(sources, ([id, { through, lastDay, usualSilence }]) => [
      id,
      { through: through && isoDay(through), last_day: lastDay && isoDay(lastDay), usual_silence: usualSilence },
    ]),
    running: running && { day: isoDay(running.day), last_rows: [...running.lastRows] },
  } satisfies z.input<typeof stored>);
}

/** @throws SyntaxError or ZodError if the text is not what `freshnessJson` writes */
export function freshnessFromJson(json: string): Freshness {
  const { last_closed, sources, running } = stored.parse(JSON.parse(json));
  return {
    lastClosed: last_closed,
    sources: new Map(
      sources.map(([id, { through, last_day: lastDay, usual_silence: usualSilence }]) => [
        id,
        { through, lastDay, usualSilence },
      ]),
    ),
    running: running && { day: running.day, lastRows: new Map(running.last_rows) },
  };
}
