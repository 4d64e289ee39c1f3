import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Answer } from '../../notify/channels/answer.ts';
import type { ChannelReport } from '../../pipeline/deliver/channel-report.ts';
import { deliveryJson } from '../../pipeline/deliver/delivery-json.ts';
import { deliveriesCsv } from '../../report/csv/deliveries-csv.ts';
import { DELIVERY_STATES, type Delivery } from '../../store/deliveries/delivery-row.ts';
import type { DeliveriesQuery } from '../../store/deliveries/load-deliveries.ts';
import { needs } from '../access/needs.ts';
import { pageOf, pageQuery, wholeListQuery, wholeOrPageOf } from '../shared/page-query.ts';
import { Problem, problemResponse } from '../shared/problem.ts';
import { answerSchema, channelSchema, deliverySchema, type ChannelJson } from './schema.ts';

/** The messages of a server. */
export interface Messages {
  readonly deliveries: (query: DeliveriesQuery) => Promise<Delivery[]>;
  readonly channels: () => Promise<ChannelReport[]>;
  /** Queues a dead delivery again; false if there is none of that id. */
  readonly retry: (id: string) => Promise<boolean>;
  /** Sends a test through a channel; null if there is none of that name. */
  readonly test: (channel: string) => Promise<Answer | null>;
}

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/deliveries',
  ...needs('viewer'),
  summary: 'Messages and what became of them, newest first',
  request: {
    query: z.object({
      state: z
        .enum(DELIVERY_STATES, `write ${DELIVERY_STATES.join(', ')}`)
        .optional()
        .openapi({ description: 'Only such deliveries' }),
      channel: z.string().optional().openapi({ description: 'Only those of a channel', example: 'team' }),
      incident: z
        .string()
        .optional()
        .openapi({ description: 'Only those on an incident', example: 'revenue-2026-09-21' }),
      format: z.enum(['json', 'csv'], 'write json or csv').default('json'),
      ...pageQuery.shape,
    }),
  },
  responses: {
    200: {
      description: 'A page of deliveries; as CSV all of them',
      content: {
        'application/json': { schema: z.object({ data: z.array(deliverySchema), next_cursor: z.string().nullable() }) },
        'text/csv': { schema: z.string() },
      },
    },
    400: problemResponse('An invalid parameter'),
    503: problemResponse('This server sends no messages'),
  },
});

const testRoute = createRoute({
  method: 'post',
  path: '/api/v1/channels/{name}/test',
  ...needs('admin'),
  summary: 'Send a test through a channel',
  request: { params: z.object({ name: z.string().openapi({ example: 'team' }) }) },
  responses: {
    200: {
      description: 'What its receiver has answered',
      content: { 'application/json': { schema: z.object({ data: answerSchema }) } },
    },
    400: problemResponse('A parameter that is not known'),
    403: problemResponse('Requested by a page of another origin'),
    404: problemResponse('There is no such channel'),
    503: problemResponse('This server sends no messages'),
  },
});

const channelsRoute = createRoute({
  method: 'get',
  path: '/api/v1/channels',
  ...needs('viewer'),
  summary: 'The channels that messages go to',
  request: { query: wholeListQuery },
  responses: {
    200: {
      description: 'Those of the config',
      content: {
        'application/json': { schema: z.object({ data: z.array(channelSchema), next_cursor: z.string().nullable() }) },
      },
    },
    400: problemResponse('An invalid parameter'),
    503: problemResponse('This server sends no messages'),
  },
});

const retryRoute = createRoute({
  method: 'post',
  path: '/api/v1/deliveries/{id}/retry',
  ...needs('editor'),
  summary: 'Queue a dead message again',
  request: { params: z.object({ id: z.string().openapi({ example: 'msg_0123' }) }) },
  responses: {
    200: {
      description: 'It is queued',
      content: { 'application/json': { schema: z.object({ data: z.object({ queued: z.literal(true) }) }) } },
    },
    400: problemResponse('A parameter that is not known'),
    403: problemResponse('Requested by a page of another origin'),
    404: problemResponse('There is no such dead message'),
    503: problemResponse('This server sends no messages'),
  },
});

/** The log of deliveries, and tests of channels. @param messages null for a server that sends none */
export function deliveryRoutes(app: OpenAPIHono, messages: Messages | null): void {
  const here = (): Messages => {
    if (!messages) throw new Problem(503, 'this server sends no messages; use evenkeel deliveries');
    return messages;
  };
  app.openapi(listRoute, async (context) => {
    const { state, channel, incident, format, limit, cursor } = context.req.valid('query');
    const filter = { state, channel, incident };
    if (format === 'csv') {
      const all = (await here().deliveries({ ...filter, offset: 0, limit: null })).map(deliveryJson);
      return context.text(deliveriesCsv(all), 200, { 'content-type': 'text/csv; charset=utf-8' });
    }
    const found = await here().deliveries({ ...filter, offset: cursor, limit: limit + 1 });
    return context.json(pageOf(found.map(deliveryJson), { limit, cursor }), 200);
  });
  app.openapi(channelsRoute, async (context) => {
    const all = (await here().channels()).map(channelJson);
    return context.json(wholeOrPageOf(all, context.req.valid('query')), 200);
  });
  app.openapi(retryRoute, async (context) => {
    const { id } = context.req.valid('param');
    if (!(await here().retry(id))) throw new Problem(404, `there is no dead delivery '${id}'`);
    return context.json({ data: { queued: true as const } }, 200);
  });
  app.openapi(testRoute, async (context) => {
    const { name } = context.req.valid('param');
    const answer = await here().test(name);
    if (!answer) throw new Problem(404, `there is no channel '${name}'`);
    return context.json({ data: { channel: name, accepted: answer.status === 'accepted', answer: answer.text } }, 200);
  });
}

function channelJson({ name, type, takes, fallback, counts }: ChannelReport): ChannelJson {
  const { lastSentAt, ...numbers } = counts;
  return { name, type, takes: [...takes], fallback, ...numbers, last_sent_at: lastSentAt?.toISOString() ?? null };
}
