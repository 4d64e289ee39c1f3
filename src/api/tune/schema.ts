import { z } from '@hono/zod-openapi';
import { ds, maybe, orNull } from '../shared/fields.ts';

const number = (description: string, example: number) => z.number().openapi({ description, example });

const rateSchema = z
  .object({
    alerts: z.int(),
    months: z.number(),
    per_month: z.number(),
    lower: z.number().openapi({ description: 'Lower end of the exact 95 % interval of a Poisson rate' }),
    upper: z.number(),
  })
  .openapi('CheckedRate', {
    description:
      'Alerts a month in the last 30 % of the judged days, which calibrate nothing; holidays, events and outages are left out',
  });

const replayedAlertSchema = z
  .object({
    from: ds,
    to: ds,
    worst_ds: ds.openapi({ description: 'The day that is farthest from its forecast' }),
    y: z.number(),
    yhat: z.number(),
    deviation: maybe.openapi({ description: 'Of the worst day, as a share of its forecast', example: -0.27 }),
    score: z.number().openapi({ description: 'Of the worst day, in standard deviations' }),
    difference: z.number().openapi({ description: 'Of all its days from their forecasts', example: -24_900 }),
    special: z.boolean().openapi({ description: 'A holiday, an event or an outage: left out of rates' }),
  })
  .openapi('ReplayedAlert', { description: 'Alerts of a series at most three days apart are one' });

const filteredSchema = z
  .object({
    ds,
    y: z.number(),
    yhat: z.number(),
    deviation: maybe,
    score: z.number(),
    by: z.array(z.enum(['tolerance', 'min_change'])).openapi({ description: 'The settings that each alone filter it' }),
  })
  .openapi('FilteredDay', { description: 'A day that is far out for the noise of its series, and no alert' });

const previewSchema = z
  .object({
    tolerance: number('As in the config', 0.05),
    min_change: maybe.openapi({ description: 'As in the config' }),
    sensitivity: number('As in the config', 1),
    share: number('The smallest difference that matters on a usual day, as a share of its value', 0.05),
    amount: number('The same in the unit of the metric', 2630),
    alerts_per_month: maybe.openapi({
      description: 'To be expected, by the first 70 % of the judged days; null with under 56',
      example: 0.31,
    }),
    checked: orNull(rateSchema).openapi({
      description: 'Null with under 56 judged days, and with another sensitivity than that by which they were judged',
    }),
    alerts: z.array(replayedAlertSchema).openapi({
      description: 'Of the last twelve months, latest first; without those that only more sensitivity would show',
    }),
    filtered: z.array(filteredSchema),
    sentence: z.string().openapi({ description: 'How many alerts there were, or the largest deviation without any' }),
  })
  .openapi('TunePreview', { description: 'What some settings would have done' });

const noticedSchema = z
  .object({
    side: z.enum(['below', 'above']),
    smallest: z.array(
      z.object({ days: z.int(), share: maybe.openapi({ description: 'Null where no change is noticed' }) }),
    ),
    planted: z.array(
      z.object({
        days: z.int(),
        share: z.number(),
        places: z.int().openapi({ description: 'The latest ordinary days on which it was planted' }),
        caught: z.int(),
      }),
    ),
    sentence: z.string(),
  })
  .openapi('NoticedChanges', { description: 'What is noticed with the present settings' });

export const tunedMetricSchema = z
  .object({
    metric: z.string(),
    title: z.string(),
    judged_days: z.int(),
    from: ds,
    to: ds,
    current: previewSchema,
    tried: orNull(previewSchema).openapi({
      description:
        'Null without a trial, and where the trial changes nothing: money on a count, or a budget that is kept',
    }),
    noticed: orNull(noticedSchema).openapi({ description: 'Of a single metric; null with too little history' }),
    unkept: z.string().nullable().openapi({ description: 'Why the budget is not kept; null where it is' }),
    config: z.string().nullable().openapi({ description: 'The lines of evenkeel.yaml that set what was tried' }),
  })
  .openapi('TunedMetric');

export type TunedMetricJson = z.infer<typeof tunedMetricSchema>;
export type PreviewJson = z.infer<typeof previewSchema>;
