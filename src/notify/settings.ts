import type { Hours } from './routing/hours.ts';
import type { Secret } from '../secret/secret.ts';

interface ChannelBase {
  readonly name: string;
  /** Opens receivers on private and loopback addresses. */
  readonly allowPrivate: boolean;
  /** Takes the messages that this channel could not deliver; null: the first other one that is neither PagerDuty nor a heartbeat. */
  readonly fallback: string | null;
}

export interface MailChannel extends ChannelBase {
  readonly type: 'mail';
  /** `smtps://user:password@host:465`, or `smtp://` with STARTTLS where the server offers it. */
  readonly server: Secret;
  readonly from: string;
  readonly to: readonly string[];
}

export interface SlackChannel extends ChannelBase {
  readonly type: 'slack';
  readonly url: Secret;
}

export interface TeamsChannel extends ChannelBase {
  readonly type: 'teams';
  readonly url: Secret;
}

export interface PagerDutyChannel extends ChannelBase {
  readonly type: 'pagerduty';
  readonly routingKey: Secret;
  readonly url: string;
}

export interface NtfyChannel extends ChannelBase {
  readonly type: 'ntfy';
  /** The server. */
  readonly url: string;
  /** Whoever knows it reads it. */
  readonly topic: Secret;
  readonly token: Secret | null;
}

export interface WebhookChannel extends ChannelBase {
  readonly type: 'webhook';
  readonly url: Secret;
  /** `whsec_` and base64, or any text. */
  readonly secret: Secret;
}

/** A dead-man's switch, which raises an alarm once it is not called. */
export interface HeartbeatChannel extends ChannelBase {
  readonly type: 'heartbeat';
  readonly url: Secret;
}

export const CHANNEL_TYPES = ['mail', 'slack', 'teams', 'pagerduty', 'ntfy', 'webhook', 'heartbeat'] as const;

export type Channel =
  | MailChannel
  | SlackChannel
  | TeamsChannel
  | PagerDutyChannel
  | NtfyChannel
  | WebhookChannel
  | HeartbeatChannel;

/** Which incidents go to which channels, and when. */
export interface Route {
  /** Names of channels. */
  readonly to: readonly string[];
  /** The least severity. */
  readonly severity: 'warning' | 'critical';
  /** Null: all. */
  readonly metrics: readonly string[] | null;
  /** `dim=value`, or `dim` for all of its values; null: all. */
  readonly slices: readonly string[] | null;
  /** Of the metric, or of a source whose data have a fault; null: whoever. */
  readonly owner: string | null;
  readonly about: 'business' | 'data' | 'all';
  readonly hours: Hours;
}

/** A message at a time of the week or of every day. */
export interface Digest {
  readonly kind: 'daily' | 'weekly';
  /** 0 is Monday; null: every day. */
  readonly weekday: number | null;
  readonly minuteOfDay: number;
  readonly to: readonly string[];
}

/** What is sent to whom. */
export interface MessageSettings {
  readonly channels: readonly Channel[];
  readonly routes: readonly Route[];
  readonly digests: readonly Digest[];
  /** Where people open the page, without a slash at its end; null: messages have no links. */
  readonly page: string | null;
}

export const NO_MESSAGES: MessageSettings = { channels: [], routes: [], digests: [], page: null };
