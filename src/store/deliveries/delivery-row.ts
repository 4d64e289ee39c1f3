import {
  nullableColumn,
  numberColumn,
  textColumn,
  wordColumn,
  columnNames,
  readRow,
  writeRow,
  type Column,
  type Columns,
} from '../column.ts';
import type { Param, Row } from '../connect/database.ts';
import { instant } from '../row.ts';

export const DELIVERY_STATES = ['queued', 'held', 'sent', 'dead', 'skipped'] as const;
/**
 * `queued`: goes out at its next attempt. `held`: waits for the end of quiet hours. `sent`: the receiver took it. `dead`: it did not, and
 * no more attempts are made. `skipped`: it was no longer needed.
 */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A message to a channel, and what became of it. */
export interface Delivery {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  readonly incident: string | null;
  /** The transition of the incident; null for what is none. */
  readonly place: number | null;
  readonly runId: number | null;
  readonly queuedAt: Date;
  /** JSON of the hours in which it may be sent. */
  readonly hours: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly firstAttemptAt: Date | null;
  /** Null once it is settled. */
  readonly nextAttemptAt: Date | null;
  readonly settledAt: Date | null;
  readonly answer: string | null;
  /** JSON of the message; null until it is written. */
  readonly message: string | null;
}

const instantColumn: Column<Date> = {
  read: (from, column) => new Date(instant(from, column)),
  write: (value) => value.toISOString(),
};

interface DeliveryColumns {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  readonly incident: string | null;
  readonly place: number | null;
  readonly run_id: number | null;
  readonly queued_at: Date;
  readonly hours: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly first_attempt_at: Date | null;
  readonly next_attempt_at: Date | null;
  readonly settled_at: Date | null;
  readonly answer: string | null;
  readonly message: string | null;
}

const DELIVERY: Columns<DeliveryColumns> = {
  id: textColumn,
  kind: textColumn,
  channel: textColumn,
  incident: nullableColumn(textColumn),
  place: nullableColumn(numberColumn),
  run_id: nullableColumn(numberColumn),
  queued_at: instantColumn,
  hours: textColumn,
  state: wordColumn(DELIVERY_STATES),
  attempts: numberColumn,
  first_attempt_at: nullableColumn(instantColumn),
  next_attempt_at: nullableColumn(instantColumn),
  settled_at: nullableColumn(instantColumn),
  answer: nullableColumn(textColumn),
  message: nullableColumn(textColumn),
};

/** The columns of the table `deliveries`. */
export const DELIVERY_COLUMNS = columnNames(DELIVERY);

/** Their types, in this order, as a statement names them. */
export const DELIVERY_TYPES = [
  ...['text', 'text', 'text', 'text', 'integer', 'bigint', 'timestamp with time zone', 'text', 'text', 'integer'],
  ...['timestamp with time zone', 'timestamp with time zone', 'timestamp with time zone', 'text', 'text'],
] as const;

/** The values of `DELIVERY_COLUMNS`. */
export function writeDelivery(delivery: Delivery): Param[] {
  const { runId, queuedAt, firstAttemptAt, nextAttemptAt, settledAt, ...same } = delivery;
  return writeRow(DELIVERY, {
    ...{ ...same, run_id: runId, queued_at: queuedAt, first_attempt_at: firstAttemptAt },
    ...{ next_attempt_at: nextAttemptAt, settled_at: settledAt },
  });
}

/** @throws TypeError for a value that no column can hold */
export function readDelivery(row: Row): Delivery {
  const { run_id, queued_at, first_attempt_at, next_attempt_at, settled_at, ...same } = readRow(DELIVERY, row);
  return {
    ...{ ...same, runId: run_id, queuedAt: queued_at, firstAttemptAt: first_attempt_at },
    ...{ nextAttemptAt: next_attempt_at, settledAt: settled_at },
  };
}
