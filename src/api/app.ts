import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import type { CurrentReadModel } from '../pipeline/read/current-read-model.ts';
import { FirstRunFailed } from '../pipeline/read/first-run-failed.ts';
import { LostConnectionError, StoreError } from '../store/connect/database.ts';
import { failedAttempts } from '../access/failed-attempts.ts';
import { adminRoutes } from './access/admin-routes.ts';
import type { Doors } from './access/doors.ts';
import { guard, refuseForeignPages } from './access/guard.ts';
import { isSafe } from './access/origins.ts';
import { securitySchemes } from './access/needs.ts';
import { oidcRoutes } from './access/oidc-routes.ts';
import { sessionRoutes } from './access/session-routes.ts';
import { documentInfo } from './docs/document-info.ts';
import { refuseUnknownParameters } from './shared/known-parameters.ts';
import { cachedAnswers } from './shared/cached-answers.ts';
import { pageHeaders } from './shared/page-headers.ts';
import { issueDetail } from './shared/issue-detail.ts';
import { Problem, problemAnswer } from './shared/problem.ts';
import { alertsRoute } from './alerts/route.ts';
import { breakdownRoute } from './breakdown/route.ts';
import { componentsRoute } from './components/route.ts';
import { dataFaultsRoute } from './data-faults/route.ts';
import { deliveryRoutes, type Messages } from './deliveries/route.ts';
import { docsPage } from './docs/route.ts';
import { EVENTS_PATH, eventsRoute } from './events/route.ts';
import { FACTS_PATH, factsRoute } from './facts/route.ts';
import type { ReceivedFacts } from '../pipeline/receive/receive-facts.ts';
import { explanationRoute } from './explanation/route.ts';
import { forecastRoute } from './forecast/route.ts';
import { incidentActionRoutes, type ActOnIncident } from './incidents/action-routes.ts';
import { incidentsRoute } from './incidents/route.ts';
import { healthRoutes } from './health/route.ts';
import { operationHoursRoute } from './operations/route.ts';
import { landingRoute } from './landing/route.ts';
import { metricsRoute } from './metrics/route.ts';
import { columnsRoutes } from './series/columns-route.ts';
import { seriesRoute } from './series/route.ts';
import { trackRecordRoute } from './track-record/route.ts';
import { slicesRoute } from './slices/route.ts';
import { runsRoute } from './runs/route.ts';
import { runRoutes, type Runs } from './run/route.ts';
import { sourcesRoute } from './sources/route.ts';
import { reportRoute } from './report/route.ts';
import { settingsRoute } from './settings/route.ts';
import { summaryRoute } from './summary/route.ts';
import { tuneRoute } from './tune/route.ts';
import { whatIfRoute } from './what-if/route.ts';
import { builtPage, servePage, type PageFiles } from './page/static.ts';

/** Routes that answer from the read model and nothing else. */
const FROM_THE_READ_MODEL = ['summary', 'metrics', 'alerts', 'incidents', 'data-faults'];
const MOST_BYTES = 1_048_576;

const limit = bodyLimit({ maxSize: MOST_BYTES, onError: refuseLargeBody });
/** Facts have a limit of their own, and are not held in memory. What only reads has no body: to look for one costs half of a request. */
const limited: MiddlewareHandler = async (context, next) =>
  isSafe(context.req.method) || context.req.path.startsWith(FACTS_PATH) ? next() : limit(context, next);
const etags = etag();
/** A stream has no end that a hash could wait for. */
const tagged: MiddlewareHandler = async (context, next) =>
  context.req.path === EVENTS_PATH ? next() : etags(context, next);

/** What is true of this moment alone. */
const notStored: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('cache-control', 'no-store');
};

/**
 * The HTTP API, the documents about it, and the page.
 *
 * @param onError receives every error that is not a Problem
 * @param page the built page, served at `/`
 * @param runs the current run, and requests for another; by default there are none
 * @param act records actions on incidents; null for a server that writes nothing
 * @param messages null for a server that sends none
 * @param facts null for a server that receives none
 * @param doors decides who may do what; null for a server without a store, on which everybody may do everything
 */
export function apiApp(
  current: CurrentReadModel,
  onError: (error: unknown) => void,
  page: PageFiles = builtPage(),
  runs: Runs = { status: () => null, request: null },
  act: ActOnIncident | null = null,
  doors: Doors | null = null,
  messages: Messages | null = null,
  facts: ReceivedFacts | null = null,
): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      const issue = result.success ? undefined : result.error.issues[0];
      if (issue) throw new Problem(400, issueDetail(issue));
    },
  });
  const attempts = failedAttempts(() => (doors?.now() ?? new Date()).getTime());
  app.use(pageHeaders());
  app.use(refuseForeignPages(doors?.settings ?? null), limited);
  // The page has no figures of its own: whoever opens it signs in there.
  app.use(servePage(page));
  if (doors) app.use(guard(app, doors, attempts));
  // What is kept is the same for everybody who may read, and stands behind the guard.
  const cached = cachedAnswers(current);
  for (const resource of FROM_THE_READ_MODEL) app.use(`/api/v1/${resource}/*`, cached);
  app.use('/api/*', tagged, refuseUnknownParameters(app));
  for (const path of ['/openapi.json', '/docs']) app.use(path, etags);
  for (const path of ['/livez', '/readyz', EVENTS_PATH]) app.use(path, notStored);
  app.onError((error, context) => {
    if (error instanceof LostConnectionError)
      return problemAnswer(context, new Problem(503, error.message, 'Store not reachable'));
    if (error instanceof FirstRunFailed)
      return problemAnswer(context, new Problem(503, error.message, 'First run failed'));
    if (error instanceof StoreError) return problemAnswer(context, new Problem(503, error.message));
    if (error instanceof HTTPException && error.status === 400)
      return problemAnswer(context, new Problem(400, `${error.message}: write a JSON document`));
    if (error instanceof HTTPException && error.status === 415)
      return problemAnswer(context, new Problem(400, 'send the body as JSON, with Content-Type: application/json'));
    if (!(error instanceof Problem)) onError(error);
    return problemAnswer(context, error);
  });
  app.notFound((context) => problemAnswer(context, new Problem(404, `there is nothing at ${context.req.path}`)));

  for (const route of [
    summaryRoute,
    metricsRoute,
    slicesRoute,
    breakdownRoute,
    seriesRoute,
    columnsRoutes,
    forecastRoute,
    componentsRoute,
    landingRoute,
    whatIfRoute,
    explanationRoute,
    trackRecordRoute,
    alertsRoute,
    incidentsRoute,
    operationHoursRoute,
    tuneRoute,
    dataFaultsRoute,
    sourcesRoute,
    reportRoute,
    runsRoute,
    settingsRoute,
    healthRoutes,
  ])
    route(app, current);
  incidentActionRoutes(app, act);
  deliveryRoutes(app, messages);
  factsRoute(app, facts);
  runRoutes(app, runs);
  eventsRoute(app, current, runs, onError);
  sessionRoutes(app, doors, attempts);
  oidcRoutes(app, doors, attempts, onError);
  adminRoutes(app, doors);
  securitySchemes(app);
  app.doc31('/openapi.json', documentInfo);
  docsPage(app);
  return app;
}

function refuseLargeBody(): never {
  throw new Problem(413, `send at most ${MOST_BYTES} bytes`);
}
