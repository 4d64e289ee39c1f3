import { z } from 'zod';
import { dayFromIso } from '../../calendar/day.ts';
import { ConfigError } from '../../config/faults/config-error.ts';
import type { Locate } from '../../config/faults/locate.ts';
import { parseYaml } from '../../config/parse-yaml.ts';
import type { ExpectedIncident, ExpectedIncidents } from '../../incidents/expected-incident.ts';
import { INCIDENT_TYPES } from '../../incidents/incident.ts';

const day = z.string().refine(isDay, 'write a day as YYYY-MM-DD');
const entry = z.strictObject({
  metric: z.string(),
  slice: z.string().optional(),
  from: day,
  to: day.optional(),
  type: z.enum(INCIDENT_TYPES).optional(),
});
const schema = z.strictObject({
  incidents: list(entry.extend({ within_days: z.int().min(0).optional() })),
  false_alarms: list(entry),
});

export interface ParsedExpectedIncidents extends ExpectedIncidents {
  readonly locate: Locate;
}

/**
 * Checks the text of a file of past incidents and false alarms.
 * @param file what errors call it
 * @throws ConfigError with every fault, each as file:line:column
 */
export function parseExpectedIncidents(text: string, file: string): ParsedExpectedIncidents {
  const { value, locate } = parseYaml(text, file, schema);
  const faults: string[] = [];
  for (const list of ['incidents', 'false_alarms'] as const)
    for (const [index, { from, to = from }] of value[list].entries())
      if (to < from) faults.push(`${locate([list, index, 'to'])}: ${list}.${index}.to: this day is before 'from'`);
  if (value.incidents.length + value.false_alarms.length === 0)
    faults.push(`${locate([])}: names nothing: list at least one entry under incidents or false_alarms`);
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return { incidents: value.incidents.map(expected), falseAlarms: value.false_alarms.map(expected), locate };
}

function expected(one: z.infer<typeof entry> & { readonly within_days?: number | undefined }): ExpectedIncident {
  const { from, to = from, within_days: withinDays, ...rest } = one;
  return { ...rest, from: dayFromIso(from), to: dayFromIso(to), withinDays };
}

/** A key with nothing after it is an empty list. */
function list<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

function isDay(text: string): boolean {
  try {
    dayFromIso(text);
    return true;
  } catch {
    return false;
  }
}
