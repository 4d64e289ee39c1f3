import { readFile } from 'node:fs/promises';
import { isoDay } from '../../../calendar/day.ts';
import { ConfigError } from '../../../config/faults/config-error.ts';
import type { Checked, ExpectedIncident, IncidentCheck } from '../../../incidents/expected-incident.ts';
import type { IncidentRecord } from '../../../incidents/incident.ts';
import { checkStoredIncidents } from '../../../pipeline/check-incidents/check-stored-incidents.ts';
import { parseExpectedIncidents } from '../../../pipeline/check-incidents/parse-expected-incidents.ts';
import { plainText } from '../../../warehouse/load-error.ts';
import type { Context } from '../../context.ts';
import { withExistingStore } from '../../with-store.ts';

/**
 * `evenkeel test <file>`: compares the stored incidents with known ones and false alarms. Stores nothing.
 *
 * @returns the exit code: 1 if an incident is missed or a false alarm has fired
 * @throws ConfigError for a file that can't be read or understood
 */
export async function testIncidentsCommand(context: Context, file: string, format: 'table' | 'json'): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError(`${file} can't be read: name a YAML file of past incidents`);
  });
  const expected = parseExpectedIncidents(text, file);
  const check = await withExistingStore(context, async (db) => checkStoredIncidents(db, context.business, expected));
  process.stdout.write(format === 'json' ? `${JSON.stringify({ data: checkJson(check) }, null, 2)}\n` : report(check));
  return check.incidents.some(isMissed) || check.falseAlarms.some(hasFired) ? 1 : 0;
}

const isMissed = ({ matched }: Checked): boolean => matched.length === 0;
const hasFired = ({ matched }: Checked): boolean => matched.length > 0;

function checkJson({ first, last, incidents, falseAlarms, extra }: IncidentCheck) {
  return {
    from: isoDay(first),
    to: isoDay(last),
    found: incidents.filter((one) => !isMissed(one)).map(checkedJson),
    missed: incidents.filter(isMissed).map(checkedJson),
    false_alarms_fired: falseAlarms.filter(hasFired).map(checkedJson),
    false_alarms_silent: falseAlarms.filter((one) => !hasFired(one)).map(checkedJson),
    extra: extra.map(incidentOf),
  };
}

function checkedJson({ expected, matched, overlapping, daysToDetect }: Checked) {
  const { metric, slice = null, from, to, type = null, withinDays = null } = expected;
  return {
    ...{ metric, slice, from: isoDay(from), to: isoDay(to), type, within_days: withinDays },
    days_to_detect: daysToDetect,
    incidents: matched.map(incidentOf),
    other_incidents: overlapping.filter((one) => !matched.includes(one)).map(incidentOf),
  };
}

function incidentOf({ id, type, state, onset, openedOn, lastAlert }: IncidentRecord) {
  return { id, type, state, onset: isoDay(onset), opened_on: isoDay(openedOn), last_alert: isoDay(lastAlert) };
}

function report({ first, last, incidents, falseAlarms, extra }: IncidentCheck): string {
  const found = incidents.filter((one) => !isMissed(one));
  const fired = falseAlarms.filter(hasFired);
  const lines = [
    ...incidents.map((one) => `${isMissed(one) ? 'missed' : 'found '}  ${name(one.expected)}: ${outcome(one)}`),
    ...falseAlarms.map((one) => `${hasFired(one) ? 'fired ' : 'silent'}  ${name(one.expected)}: ${alarm(one)}`),
    ...extra.map((one) => `extra   ${oneText(one)}`),
    '',
    `${isoDay(first)} to ${isoDay(last)}: ${found.length} of ${incidents.length} incidents found, ${fired.length} of ${falseAlarms.length} false alarms fired, ${extra.length} extra`,
  ];
  return lines.map((line) => `${plainText(line)}\n`).join('');
}

function name({ metric, slice, from, to, type }: ExpectedIncident): string {
  const series = slice === undefined || slice === '' ? metric : `${metric}, ${slice}`;
  return `${series} ${isoDay(from)}${to === from ? '' : `..${isoDay(to)}`}${type === undefined ? '' : ` (${type})`}`;
}

function outcome({ expected, matched, overlapping, daysToDetect }: Checked): string {
  if (daysToDetect !== null) return `${matched.map(oneText).join(', ')}, ${daysText(daysToDetect)}`;
  if (overlapping.length === 0) return 'no incident of it on these days';
  const { withinDays } = expected;
  return `only ${overlapping.map(oneText).join(', ')}${withinDays === undefined ? '' : `; to be detected within ${dayCount(withinDays)}`}`;
}

function alarm({ matched }: Checked): string {
  return matched.length === 0 ? 'no such incident' : matched.map(oneText).join(', ');
}

function oneText({ id, type, openedOn }: IncidentRecord): string {
  return `${id} (${type}, opened on ${isoDay(openedOn)})`;
}

function daysText(days: number): string {
  if (days === 0) return 'detected on its first day';
  return `detected after ${dayCount(days)}`;
}

function dayCount(days: number): string {
  return `${days} day${days === 1 ? '' : 's'}`;
}
