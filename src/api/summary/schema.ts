import { z } from '@hono/zod-openapi';
import { incidentSchema } from '../incidents/schema.ts';
import { landingSchema } from '../landing/schema.ts';
import { dataFaultSchema } from '../data-faults/schema.ts';
import { ds, mark, tone, orNull } from '../shared/fields.ts';
import { runningDaySchema } from '../shared/running-day-schema.ts';
import { runningSalesSchema } from './running-sales-schema.ts';
import { verdictSchema } from '../shared/verdict-schema.ts';

const headlineSchema = z
  .object({
    subject: z.string().openapi({ description: 'Before the state; may be empty', example: 'Revenue is' }),
    state: z.string().openapi({ example: 'Critical' }),
    mark,
    tone,
    text: z.string().openapi({ description: 'After it', example: 'Monday brought €7,461, 67% below expected.' }),
  })
  .openapi('Headline', { description: 'The answer in one sentence: subject, state, text' });

const answerSchema = z
  .object({
    question: z.string().openapi({ example: 'Revenue' }),
    state: z.string().openapi({ example: 'Critical' }),
    mark,
    tone,
    text: z.string(),
    ask: z.string().openapi({ description: 'The question in full', example: 'Is revenue normal?' }),
    figure: z.string().openapi({ description: 'The answer in one figure', example: '€7,461' }),
    why: z.string().openapi({ description: 'What the figure is compared with' }),
  })
  .openapi('Answer');

const stalenessSchema = z
  .object({
    reason: z.enum(['run_failed', 'run_late']),
    title: z.string().openapi({ example: 'The run of Sat 28 Nov 06:00 failed' }),
    detail: z
      .string()
      .openapi({ example: 'fx.csv is missing. Figures are from Wed 25 Nov; the next try is at 06:20.' }),
    run_at: z.string().openapi({ description: 'Local time of its slot, or of its start', example: '2026-11-28T06:00' }),
    error: z.string().nullable().openapi({ example: 'fx.csv is missing' }),
    figures_from: ds.nullable(),
    next_try: z.string().nullable().openapi({ example: '2026-11-28T06:20' }),
  })
  .openapi('Staleness', {
    description:
      'Why the figures do not say how the business is doing now: no state is Normal, Warning or Critical then',
  });

const dataStopSchema = z
  .object({
    title: z.string().openapi({ example: 'Your data stopped on Sun 31 Dec 2023, 20 days ago' }),
    detail: z.string().openapi({ description: 'What to do' }),
    sources: z.array(z.string()).openapi({ description: 'The sources without newer rows, the first to stop first' }),
    last_day: ds,
    days_ago: z.int(),
  })
  .openapi('DataStop', {
    description: 'Sources that have delivered nothing for the last closed day, though they usually do',
  });

export const summarySchema = z
  .object({
    name: z.string(),
    zone: z.string(),
    currency: z.string(),
    locale: z.string().openapi({ description: 'Whose separators the numbers in texts have', example: 'de-DE' }),
    local_time: z.string().openapi({ example: '2026-09-22T08:10' }),
    staleness: orNull(stalenessSchema),
    data_stop: orNull(dataStopSchema),
    data_faults: z.array(dataFaultSchema).openapi({ description: 'Those of the last seven days, newest first' }),
    usual_silence: z
      .int()
      .openapi({ description: 'How many open days without rows of revenue are usual at most; 0: none' }),
    last_closed: ds,
    complete_through: ds.nullable(),
    heading: z.string(),
    health: z
      .object({
        score: z.int().openapi({ description: '90 and more exactly where no incident is open', example: 49 }),
        lost: z
          .array(z.object({ id: z.string(), points: z.int() }))
          .openapi({ description: 'The points that each incident takes; with the score they add up to 100' }),
      })
      .nullable()
      .openapi({ description: 'Null where data are late or have a fault, or a run is late' }),
    headline: headlineSchema,
    answers: z.array(answerSchema).openapi({ description: 'Revenue, attention, the month, operations' }),
    revenue: orNull(verdictSchema),
    last_judged_revenue: orNull(verdictSchema),
    incidents: z.array(incidentSchema).openapi({
      description: 'The worst 100: open ones, then those with an alert in the last seven days; none settled or snoozed',
    }),
    snoozed: z.int().openapi({ description: 'How many more of them are snoozed' }),
    favourable: z.array(verdictSchema),
    restated: z.array(verdictSchema).openapi({
      description: 'Days of whole metrics in the last four weeks whose verdict has changed, newest first',
    }),
    landing: orNull(landingSchema).openapi({ description: 'Forecast of the revenue of the month' }),
    quarter: orNull(landingSchema),
    operations: z.array(verdictSchema),
    totals: z
      .object({ incidents: z.int(), favourable: z.int(), operations: z.int() })
      .openapi({ description: 'How many entries belong in each of these lists' }),
    today: orNull(runningDaySchema).openapi({ description: 'Revenue of the running day so far' }),
    running_sales: orNull(runningSalesSchema).openapi({ description: 'Null where nothing is sold' }),
  })
  .openapi('Summary');

export type SummaryJson = z.infer<typeof summarySchema>;
