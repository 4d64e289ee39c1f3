import type { Day } from '../../calendar/day.ts';
import type { Zone } from '../../calendar/zone.ts';
import { deck } from '../chance/deck.ts';
import { yearlyShape } from './demand.ts';
import { exponential } from '../chance/exponential.ts';
import { isDuring } from './is-during.ts';
import type { Outage } from './planted-incident.ts';
import { plantedOn } from './planted-incidents.ts';
import { random, type Random } from '../chance/random.ts';
import { SERVICES, type Operation, type Service } from './service.ts';
import { timesOfDay } from './times-of-day.ts';

const SEED = 7_406_310;
const COUNT_SPREAD = 0.03;
/** Of a day's latency level, relative. */
const LEVEL_SPREAD = 0.02;

/** Status codes of errors, as an urn. */
const FAILURES = [500, 502, 503, 503, 504];

/** One line of `ops.csv`. */
export interface OpsEvent {
  readonly instantMs: number;
  readonly service: string;
  readonly operation: string;
  readonly statusCode: number;
  readonly latencyMs: number;
  readonly isError: boolean;
}

/**
 * Runs the shop's services for one day after the other.
 * @param clock the shop's zone, in which its days begin
 * @returns a function to call for consecutive days: the events of each in order of time
 */
export function simulateOps(clock: Zone): (day: Day) => OpsEvent[] {
  return function eventsOf(day) {
    const draws = random(SEED, day);
    const events = SERVICES.flatMap((service) => serviceEvents(service, day, clock, draws));
    return events.sort((a, b) => a.instantMs - b.instantMs);
  };
}

function serviceEvents(service: Service, day: Day, clock: Zone, draws: Random): OpsEvent[] {
  const count = Math.round(service.eventsPerDay * yearlyShape(day) * (1 + COUNT_SPREAD * draws.normal()));
  const level = latencyFactor(service, day) * (1 + LEVEL_SPREAD * draws.normal());
  const trouble = troubleIn(service, plantedOn('payment_outage', day));
  // Dealt, not drawn: a usual day never has more errors than its rate asks for, rounded up.
  const usualErrors = deck(errorCards(service.errorRate), count, draws);
  const events = timesOfDay(day, count, clock, draws).map((localMs, index) => {
    const isTroubled = trouble !== null && isDuring(trouble.outage, localMs);
    const isError = isTroubled ? draws.uniform() < trouble.errorRate : (usualErrors[index]?.isError ?? false);
    const slowness = isTroubled ? level * trouble.latencyFactor : level;
    return answer(service, clock.instant(localMs), slowness, isError, draws);
  });
  return plantedOn('missing_events', day)?.scope.services.includes(service.name) ? [] : events;
}

function answer(service: Service, instantMs: number, slowness: number, isError: boolean, draws: Random): OpsEvent {
  const operation = draws.pick(service.operations);
  const spread = exponential(service.latencySpread * draws.normal());
  return {
    instantMs,
    service: service.name,
    operation: operation.name,
    statusCode: isError ? draws.pick(FAILURES) : statusCode(operation, draws),
    latencyMs: Math.round(service.medianLatencyMs * slowness * spread),
    isError,
  };
}

interface Trouble {
  readonly outage: Outage;
  readonly errorRate: number;
  readonly latencyFactor: number;
}

/** How an outage shows in a service; null without one, or where it does not show. */
function troubleIn({ name }: Service, outage: Outage | undefined): Trouble | null {
  if (outage === undefined || !outage.scope.services.includes(name)) return null;
  const { checkout_error_rate, payment_error_rate, payment_latency_factor } = outage.effect;
  return name === 'payment'
    ? { outage, errorRate: payment_error_rate, latencyFactor: payment_latency_factor }
    : { outage, errorRate: checkout_error_rate, latencyFactor: 1 };
}

function latencyFactor({ name }: Service, day: Day): number {
  const slow = plantedOn('slow_service', day);
  return slow?.scope.services.includes(name) ? slow.effect.latency_factor : 1;
}

function statusCode({ statusCode: usual, refusal }: Operation, draws: Random): number {
  return refusal !== undefined && draws.uniform() < refusal.share ? refusal.statusCode : usual;
}

function errorCards(errorRate: number) {
  return [
    { isError: true, weight: errorRate },
    { isError: false, weight: 1 - errorRate },
  ];
}
