import { z } from 'zod';
import { CHANNEL_TYPES } from '../../notify/settings.ts';
import { didYouMean } from '../faults/did-you-mean.ts';
import { secretSchema as secret } from '../secrets/schema.ts';

const WEB_HINT = 'write an address that begins with https:// or http://';
const web = z.string().regex(/^https?:\/\/[^\s/]+/, WEB_HINT);
const webOrSecret = z.union([web, ...secret.options], `${WEB_HINT}, or {env: NAME} or {file: PATH}`);
const MAIL_HINT = 'write an address such as ops@example.com, or Shop <ops@example.com>';
const mailAddress = z.string().regex(/^(?:[^<>\r\n]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/, MAIL_HINT);
const TIME_HINT = 'write a time of day as HH:MM, in quotes';
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME_HINT);
const PAGE_HINT =
  'write the address at which people find the page, without a query, such as https://health.example.com';
const page = web.regex(/^[^?#@]*$/, PAGE_HINT);
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const channelName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'use small letters, digits and _, beginning with a letter');
const channelNames = z.union(
  [channelName, z.array(channelName).min(1)],
  'write the name of a channel, or a list of names',
);

const shared = {
  allow_private: z
    .boolean()
    .default(false)
    .describe('Lets it connect to private and loopback addresses, such as a server of your own network'),
  fallback: channelName
    .optional()
    .describe(
      'Channel that takes what this one could not deliver; by default the first other one that is neither PagerDuty nor a heartbeat',
    ),
};

const TYPES = `${CHANNEL_TYPES.slice(0, -1).join(', ')} or ${CHANNEL_TYPES.at(-1)}`;

function meantType(input: unknown): string {
  const type = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
  return typeof type === 'string' ? didYouMean(type, CHANNEL_TYPES) : '';
}

const channel = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('mail'),
      server: secret.describe('smtps://user:password@host:465, or smtp:// with STARTTLS'),
      from: mailAddress.describe('Address of the sender'),
      to: z.union([mailAddress, z.array(mailAddress).min(1)], MAIL_HINT).describe('Addresses of the receivers'),
      ...shared,
    }),
    z.strictObject({ type: z.literal('slack'), url: secret.describe('Address of the incoming webhook'), ...shared }),
    z.strictObject({ type: z.literal('teams'), url: secret.describe('Address of the workflow'), ...shared }),
    z.strictObject({
      type: z.literal('pagerduty'),
      routing_key: secret.describe('Integration key of the Events API v2'),
      url: web.default('https://events.pagerduty.com/v2/enqueue').describe('Address of the Events API'),
      ...shared,
    }),
    z.strictObject({
      type: z.literal('ntfy'),
      url: web.default('https://ntfy.sh').describe('Address of the server'),
      topic: secret.describe('Topic: whoever knows it reads it'),
      token: secret.optional().describe('Access token, where the server wants one'),
      ...shared,
    }),
    z.strictObject({
      type: z.literal('webhook'),
      url: webOrSecret.describe('Address that receives a POST, signed by the Standard Webhooks specification'),
      secret: secret.describe('Key of the signature: whsec_ and base64, or any text'),
      ...shared,
    }),
    z.strictObject({
      type: z.literal('heartbeat'),
      url: webOrSecret.describe(
        "Address of a dead-man's switch, called after each run: it raises the alarm when runs stop",
      ),
      ...shared,
    }),
  ],
  { error: ({ input }) => `write its type: ${TYPES}${meantType(input)}` },
);

const route = z.strictObject({
  to: channelNames.describe('Channels'),
  severity: z.enum(['warning', 'critical']).default('warning').describe('Only incidents at least this bad'),
  metrics: z.array(z.string().min(1)).min(1).optional().describe('Only incidents of these metrics'),
  slices: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('Only incidents of these slices: country=DE, or country for all of its values'),
  owner: z
    .string()
    .min(1)
    .optional()
    .describe('Only incidents of metrics, or faults in the data of sources, with this owner'),
  about: z
    .enum(['business', 'data', 'all'])
    .default('business')
    .describe('Incidents of the business, faults in the data, or both'),
  quiet_hours: z
    .strictObject({ from: time, to: time })
    .optional()
    .describe('Hours of the day in which messages are held until they are over'),
  business_days: z
    .union([z.boolean(), z.array(z.enum(WEEKDAYS)).min(1)], 'write true, or a list of weekdays')
    .default(false)
    .describe('Whether messages are held on weekends, holidays and closures; or the weekdays on which they are sent'),
});

const digest = { at: time.describe("By the business's clock"), to: channelNames.describe('Channels') };

export const messagesSchema = z
  .strictObject({
    page: page.optional().describe('Where people open the page: messages then link to it'),
    channels: z.record(channelName, channel).default({}).describe('Where messages go, by name'),
    routes: z
      .array(route)
      .min(1)
      .optional()
      .describe('Which incidents go where; without routes all go to all channels but heartbeats'),
    daily: z.strictObject(digest).optional().describe('A message each day, also when all is well'),
    weekly: z
      .strictObject({ day: z.enum(WEEKDAYS).default('monday'), ...digest })
      .optional()
      .describe('A report each week'),
  })
  .prefault({});

export type MessagesConfig = z.infer<typeof messagesSchema>;
export type ChannelConfig = z.infer<typeof channel>;
export type RouteConfig = z.infer<typeof route>;
