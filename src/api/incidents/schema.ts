import { z } from '@hono/zod-openapi';
import { ACTIONS, FEEDBACK } from '../../incidents/action.ts';
import { INCIDENT_STATES, INCIDENT_TYPES, SEVERITIES, TRANSITIONS } from '../../incidents/incident.ts';
import { ds, mark, maybe, tone } from '../shared/fields.ts';

const severity = z.enum(SEVERITIES);
const amount = z
  .string()
  .nullable()
  .openapi({ description: 'A decimal; null for what does not add up', example: '-15376.32' });

const seriesSchema = z
  .object({
    metric: z.string().openapi({ example: 'revenue' }),
    slice: z.string().openapi({ description: 'dim=value, or empty for the whole' }),
    title: z.string(),
    side: z.enum(['below', 'above']).openapi({ description: 'The side of the forecast on which it is' }),
    opened_on: ds,
    last_alert: ds,
    severity: severity.openapi({ description: 'The worst so far' }),
    since: ds.openapi({ description: 'The first day of its gap' }),
    until: ds.openapi({ description: 'The last day of its gap' }),
  })
  .openapi('IncidentSeries');

export const incidentSchema = z
  .object({
    id: z.string().openapi({ example: 'revenue-2026-09-21' }),
    type: z.enum(INCIDENT_TYPES),
    state: z.enum(INCIDENT_STATES),
    severity: severity.openapi({ description: 'The worst so far' }),
    current_severity: severity.nullable().openapi({ description: 'Of the last judged day; null without an alert' }),
    word: z.string().openapi({ description: 'The state in words', example: 'Critical' }),
    mark,
    tone,
    title: z.string().openapi({ example: 'Revenue' }),
    sentence: z.string().openapi({ example: 'Critical: revenue is €15,376 short over 1 day; also orders' }),
    finding: z.string().openapi({ description: 'The sentence without the state' }),
    about: z
      .string()
      .openapi({ description: 'What stands beside title and impact', example: 'drop on Mon 21 Sep; also orders' }),
    metric: z.string().openapi({ description: 'The series that it is named after', example: 'revenue' }),
    slice: z.string(),
    unit: z.enum(['currency', 'count', 'share', 'ms']),
    onset: ds,
    opened_on: ds,
    last_alert: ds,
    closed_on: ds.nullable(),
    days: z.int().openapi({ description: 'The days of its gap, from the first to the last' }),
    impact: amount,
    mean_gap: maybe.openapi({ description: 'The mean gap of a day, where it does not add up' }),
    impact_text: z.string().openapi({ example: '−€15,376' }),
    merged_into: z.string().nullable(),
    acknowledged_by: z.string().nullable(),
    assignee: z.string().nullable(),
    snoozed_until: ds.nullable().openapi({ description: 'The last day on which it is hidden' }),
    settled_as: z
      .enum(['resolved', 'expected', 'false_alarm', 'new_normal'])
      .nullable()
      .openapi({ description: 'Null while it is not settled, or once it has another alert' }),
    settled_by: z.string().nullable(),
    judged_to: ds,
    series: z.array(seriesSchema).openapi({ description: 'The one that it is named after first' }),
  })
  .openapi('Incident');

const transitionSchema = z
  .object({
    ds,
    kind: z.enum(TRANSITIONS),
    severity: severity.nullable(),
    metric: z.string(),
    slice: z.string(),
    y: maybe,
    yhat: maybe,
    impact: amount,
    into: z.string().nullable().openapi({ description: 'The incident that goes on with it' }),
    superseded: z.boolean().openapi({ description: 'Late data, a correction or new rules have changed it since' }),
    text: z.string(),
  })
  .openapi('IncidentTransition');

const actionSchema = z
  .object({
    at: z.string().openapi({ format: 'date-time' }),
    by: z.string(),
    kind: z.enum(ACTIONS),
    assignee: z.string().nullable(),
    until: ds.nullable(),
    feedback: z.enum(FEEDBACK).nullable(),
    note: z.string().nullable(),
    text: z.string(),
  })
  .openapi('IncidentAction');

const coincidenceSchema = z
  .object({
    incident: z.string().openapi({ example: 'error_rate-2026-09-21' }),
    metric: z.string(),
    slice: z.string(),
    days_before: z.int().openapi({ description: '0: it began on the same day' }),
    chance: z.number().openapi({ description: 'That an incident of that metric begins so close to any day' }),
    history: z
      .object({ incidents: z.int(), matched: z.int(), expected: z.number() })
      .openapi({ description: 'Of the latest incidents alike, how many had one, and how many by chance' }),
    text: z.string(),
  })
  .openapi('IncidentCoincidence');

export const incidentDetailSchema = incidentSchema
  .extend({
    is_data: z.boolean().openapi({ description: 'A fault in the data, not in the business' }),
    evidence: z.array(z.string()).openapi({ description: 'What tells a fault in the data from one in the business' }),
    coincidences: z
      .array(coincidenceSchema)
      .openapi({ description: 'Incidents of operations that began with it, where that is more than chance' }),
    reason: z.array(z.string()).openapi({ description: 'Why it differed, in sentences; parts add up to the gap' }),
    actions: z.array(actionSchema),
    timeline: z.array(transitionSchema),
  })
  .openapi('IncidentDetail');
