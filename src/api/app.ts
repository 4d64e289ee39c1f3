import { OpenAPIHono } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import type { CurrentModel } from './current-model.ts';
import { documentInfo } from './document-info.ts';
import { refuseForeignHosts } from './foreign-hosts.ts';
import { refuseUnknownParameters } from './known-parameters.ts';
import { Problem, problemAnswer } from './problem.ts';
import { alertsRoute } from './routes/alerts.ts';
import { docsPage } from './routes/docs.ts';
import { forecastRoute } from './routes/forecast.ts';
import { healthRoutes } from './routes/health.ts';
import { landingRoute } from './routes/landing.ts';
import { metricsRoute } from './routes/metrics.ts';
import { seriesRoute } from './routes/series.ts';
import { trackRecordRoute } from './routes/track-record.ts';
import { summaryRoute } from './routes/summary.ts';
import { whatIfRoute } from './routes/what-if.ts';
import { builtPage, servePage, type PageFiles } from './static.ts';

/**
 * The HTTP API, the documents about it, and the page.
 *
 * @param onError told of every error that is not a Problem
 * @param page the built page, which is served beside them
 */
export function apiApp(
  current: CurrentModel,
  onError: (error: unknown) => void,
  page: PageFiles = builtPage(),
): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      const issue = result.success ? undefined : result.error.issues[0];
      if (issue) throw new Problem(400, `${issue.path.join('.')}: ${issue.message}`);
    },
  });
  app.use(refuseForeignHosts);
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
      },
    }),
  );
  app.use('/api/*', etag(), refuseUnknownParameters(app));
  app.use(servePage(page));
  app.onError((error, context) => {
    if (!(error instanceof Problem)) onError(error);
    return problemAnswer(context, error);
  });
  app.notFound((context) => problemAnswer(context, new Problem(404, `there is nothing at ${context.req.path}`)));

  for (const route of [
    summaryRoute,
    metricsRoute,
    seriesRoute,
    forecastRoute,
    landingRoute,
    whatIfRoute,
    trackRecordRoute,
    alertsRoute,
    healthRoutes,
  ])
    route(app, current);
  app.doc31('/openapi.json', documentInfo);
  docsPage(app);
  return app;
}
