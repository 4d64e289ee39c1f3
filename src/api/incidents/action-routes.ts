import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { needs } from '../access/needs.ts';
import { dayFromIso, isoDay } from '../../calendar/day.ts';
import { FEEDBACK, type Action, type ActionKind } from '../../incidents/action.ts';
import { NothingToTakeBack, type ActionEffect } from '../../pipeline/incidents/act-on-incident.ts';
import { ACTION_SUMMARIES } from '../../pipeline/incidents/action-summary.ts';
import { eventTexts, proposalTexts } from '../../report/words/incidents/action-effect-text.ts';
import { confirmedLevelTexts } from '../../report/words/incidents/confirmed-level-text.ts';
import { yearOf } from '../../report/words/format.ts';
import type { Role } from '../../store/access/role.ts';
import { ds } from '../shared/fields.ts';
import { Problem, problemResponse } from '../shared/problem.ts';

/** Records an action on an incident; null if there is none of that id. */
export type ActOnIncident = (id: string, action: Action) => Promise<ActionEffect | null>;

const MOST_CHARACTERS = 2000;
const name = z.string().trim().min(1, 'write a name').max(200, 'write at most 200 characters');
const text = z
  .string()
  .trim()
  .min(1, 'write a text')
  .max(MOST_CHARACTERS, `write at most ${MOST_CHARACTERS} characters`);
const by = name.optional().openapi({
  description: 'Who does it; by default, and with authentication always, it is who makes the request',
  example: 'Ines Brandt',
});
const day = z.string().refine(isDay, 'write a day as YYYY-MM-DD').openapi({ format: 'date', example: '2026-09-30' });

const ackBody = z.strictObject({ by });
const assignBody = z.strictObject({ by, assignee: name });
const snoozeBody = z.strictObject({ by, until: day.openapi({ description: 'The last day on which it is hidden' }) });
const noteBody = z.strictObject({ by, note: text });
const resolveBody = z.strictObject({ by, note: text.optional() });
const takeBackBody = z.strictObject({ by, note: text.optional() });
const feedbackBody = z.strictObject({
  by,
  feedback: z.enum(FEEDBACK, `write ${FEEDBACK.join(', ')}`),
  cause: text
    .optional()
    .openapi({ description: 'The cause; for `expected`, the name of the event, which is needed then' }),
});

/** An action as a request has it. */
type Requested = Pick<Action, 'kind'> & Partial<Omit<Action, 'by'>> & { readonly by?: string | undefined };

/** Notes change nothing; everything else changes what others see. */
const ROLES_OF: Readonly<Record<ActionKind, Role>> = {
  ack: 'analyst',
  note: 'analyst',
  assign: 'editor',
  snooze: 'editor',
  resolve: 'editor',
  feedback: 'editor',
  take_back: 'editor',
};

const answer = z.object({
  data: z.object({
    id: z.string(),
    recorded: z.literal(true),
    effects: z.array(z.string()).openapi({
      description:
        'What it brings about: the event or the levels that the next run takes into account, or a tolerance to declare',
    }),
    event: z.object({ name: z.string(), from: ds, to: ds, scope: z.string() }).nullable(),
  }),
});

/** The actions on incidents. @param act null for a server that writes nothing */
export function incidentActionRoutes(app: OpenAPIHono, act: ActOnIncident | null): void {
  const record = async (context: Context, id: string, { by, ...action }: Requested) => {
    if (!act) throw new Problem(503, 'this server writes nothing; use evenkeel incident');
    const none = { assignee: null, until: null, feedback: null, note: null };
    const whole: Action = { ...none, ...action, by: whoActs(context, by) };
    const effect = await act(id, whole).catch((error: unknown) => {
      throw error instanceof NothingToTakeBack ? new Problem(400, error.message) : error;
    });
    if (!effect) throw new Problem(404, `there is no incident '${id}'`);
    return { data: { id, recorded: true as const, ...effectJson(effect, whole) } };
  };
  app.openapi(routeOf('ack', ackBody), async (context) => {
    return context.json(
      await record(context, context.req.valid('param').id, { kind: 'ack', ...context.req.valid('json') }),
      200,
    );
  });
  app.openapi(routeOf('assign', assignBody), async (context) => {
    return context.json(
      await record(context, context.req.valid('param').id, { kind: 'assign', ...context.req.valid('json') }),
      200,
    );
  });
  app.openapi(routeOf('snooze', snoozeBody), async (context) => {
    const { until, ...rest } = context.req.valid('json');
    const action = { kind: 'snooze', ...rest, until: dayFromIso(until) } as const;
    return context.json(await record(context, context.req.valid('param').id, action), 200);
  });
  app.openapi(routeOf('note', noteBody, 'notes'), async (context) => {
    return context.json(
      await record(context, context.req.valid('param').id, { kind: 'note', ...context.req.valid('json') }),
      200,
    );
  });
  app.openapi(routeOf('resolve', resolveBody), async (context) => {
    const { note = null, ...rest } = context.req.valid('json');
    return context.json(await record(context, context.req.valid('param').id, { kind: 'resolve', ...rest, note }), 200);
  });
  app.openapi(routeOf('take_back', takeBackBody, 'take-back'), async (context) => {
    const { note = null, ...rest } = context.req.valid('json');
    const action = { kind: 'take_back', ...rest, note } as const;
    return context.json(await record(context, context.req.valid('param').id, action), 200);
  });
  app.openapi(routeOf('feedback', feedbackBody), async (context) => {
    const { cause = null, ...rest } = context.req.valid('json');
    if (rest.feedback === 'expected' && cause === null)
      throw new Problem(400, 'cause: name what was expected, as the calendar shall name it');
    return context.json(
      await record(context, context.req.valid('param').id, { kind: 'feedback', ...rest, note: cause }),
      200,
    );
  });
}

/** Who is signed in does it, whatever name the body has. @throws Problem 400 where nobody is known */
function whoActs({ var: { principal } }: Context, by: string | undefined): string {
  const name = principal && principal.kind !== 'local' ? principal.name : (by ?? principal?.name);
  if (name === undefined) throw new Problem(400, 'by: write who does it');
  return name;
}

function routeOf<Body extends z.ZodType>(kind: ActionKind, body: Body, path: string = kind) {
  return createRoute({
    method: 'post',
    path: `/api/v1/incidents/{id}/${path}`,
    ...needs(ROLES_OF[kind]),
    summary: ACTION_SUMMARIES[kind],
    request: {
      params: z.object({ id: z.string().openapi({ example: 'revenue-2026-09-21' }) }),
      body: { required: true, content: { 'application/json': { schema: body } } },
    },
    responses: {
      200: { description: 'It is recorded', content: { 'application/json': { schema: answer } } },
      400: problemResponse('A body that is not as described'),
      403: problemResponse('Requested by a page of another origin'),
      404: problemResponse('There is no such incident'),
      503: problemResponse('The first run has not finished yet, or this server writes nothing'),
    },
  });
}

function effectJson({ event, proposal, incident, levels }: ActionEffect, { feedback }: Action) {
  const effects = [
    ...(event ? eventTexts(event) : []),
    ...(feedback === 'false_alarm' ? proposalTexts(proposal, yearOf(incident.judgedTo)) : []),
    ...confirmedLevelTexts(levels, yearOf(incident.judgedTo)),
  ];
  const named = event && { name: event.name, from: isoDay(event.from), to: isoDay(event.to), scope: event.scope };
  return { effects, event: named };
}

function isDay(value: string): boolean {
  try {
    dayFromIso(value);
    return true;
  } catch {
    return false;
  }
}
