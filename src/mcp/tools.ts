import { z } from 'zod';

/** A question that an assistant can ask, and the request of the API that answers it. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Readonly<Record<string, z.ZodType>>;
  /** The path of the request, with its query. */
  readonly path: (input: Readonly<Record<string, unknown>>) => string;
}

const day = z.string().describe('A day as YYYY-MM-DD').optional();
const metric = z.string().describe('Id of a metric, as the tool metrics lists it, such as revenue');
const slice = z.string().describe('A slice as dim=value, such as country=DE; the whole without it').optional();

/** Every tool only reads. */
export const TOOLS: readonly Tool[] = [
  {
    name: 'summary',
    title: 'How is the business doing?',
    description:
      'The four answers: is revenue normal, what needs attention, where will this month land, are operations degrading. With how fresh the data are, and the open incidents. Begin here.',
    input: {},
    path: () => '/api/v1/summary',
  },
  {
    name: 'metrics',
    title: 'All metrics',
    description: 'Every metric with its unit, its dimensions, and the verdict on its last judged day.',
    input: {},
    path: () => '/api/v1/metrics?limit=1000',
  },
  {
    name: 'explain',
    title: 'Why is a metric off?',
    description:
      'Which slices make up the difference between the actual and the expected value of a day or of several; the parts add up to it. The last judged day without from and to.',
    input: { metric, slice, from: day, to: day },
    path: ({ metric: id, ...query }) => `${pathOf(id)}/explanation${queryOf(query)}`,
  },
  {
    name: 'forecast',
    title: 'What is coming?',
    description: 'The forecast of a metric by day, with its intervals, the events ahead, and which models it combines.',
    input: { metric, slice, from: day, to: day },
    path: ({ metric: id, ...query }) => `${pathOf(id)}/forecast${queryOf(query)}`,
  },
  {
    name: 'incidents',
    title: 'What went wrong?',
    description: 'Incidents with their type, impact in money and state: open ones first, the newest first of both.',
    input: {
      state: z
        .enum(['open', 'closed'])
        .describe('Only open ones, or only those that are over; all without it')
        .optional(),
      limit: z.int().min(1).max(1000).describe('At most so many').optional(),
    },
    path: (query) => `/api/v1/incidents${queryOf(query)}`,
  },
  {
    name: 'incident',
    title: 'One incident',
    description: 'An incident with its series, its reason and its timeline.',
    input: { id: z.string().describe('Id of the incident, as the tool incidents lists it') },
    path: ({ id }) => `/api/v1/incidents/${encodeURIComponent(String(id))}`,
  },
];

function pathOf(id: unknown): string {
  return `/api/v1/metrics/${encodeURIComponent(String(id))}`;
}

function queryOf(input: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input))
    if (value !== undefined) query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return query.size === 0 ? '' : `?${query.toString()}`;
}
