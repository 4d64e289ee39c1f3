import type { JSX } from 'react';
import { Route, Router, Switch } from 'wouter';
import { isSetup } from './data/setup.ts';
import { HomePage } from './pages/home/home-page.tsx';
import { pageInOwnFile } from './ui/page-in-own-file.tsx';

const MetricsPage = pageInOwnFile(async () => (await import('./pages/metrics/metrics-page.tsx')).MetricsPage);
const MetricPage = pageInOwnFile(async () => (await import('./pages/metric/metric-page.tsx')).MetricPage);
const IncidentsPage = pageInOwnFile(async () => (await import('./pages/incidents/incidents-page.tsx')).IncidentsPage);
const SignInPage = pageInOwnFile(async () => (await import('./pages/sign-in/sign-in-page.tsx')).SignInPage);
const DataPage = pageInOwnFile(async () => (await import('./pages/data/data-page.tsx')).DataPage);
const TuningPage = pageInOwnFile(async () => (await import('./pages/tuning/tuning-page.tsx')).TuningPage);
const OperationsPage = pageInOwnFile(
  async () => (await import('./pages/operations/operations-page.tsx')).OperationsPage,
);
const SettingsPage = pageInOwnFile(async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage);
const ForecastPage = pageInOwnFile(async () => (await import('./pages/forecast/forecast-page.tsx')).ForecastPage);
const SetupPage = pageInOwnFile(async () => (await import('./pages/setup/setup-page.tsx')).SetupPage);
const IncidentPage = pageInOwnFile(async () => (await import('./pages/incident/incident-page.tsx')).IncidentPage);

/** The pages by their paths. Home is in the first load, each other page in a file of its own. */
export function App(): JSX.Element {
  return (
    <Router
      aroundNav={(navigate, to, options) => {
        const isOtherPage = new URL(to, location.href).pathname !== location.pathname;
        navigate(to, options);
        if (isOtherPage) window.scrollTo(0, 0);
      }}
    >
      {isSetup() ? (
        <SetupPage />
      ) : (
        <Switch>
          <Route path="/" component={HomePage} />
          <Route path="/metrics" component={MetricsPage} />
          <Route path="/metrics/:id">{({ id }) => <MetricPage key={id} id={id} />}</Route>
          <Route path="/incidents" component={IncidentsPage} />
          <Route path="/incidents/:id">{({ id }) => <IncidentPage key={id} id={id} />}</Route>
          <Route path="/sign-in" component={SignInPage} />
          <Route path="/data" component={DataPage} />
          <Route path="/tuning" component={TuningPage} />
          <Route path="/operations" component={OperationsPage} />
          <Route path="/settings" component={SettingsPage} />
          <Route path="/forecast" component={ForecastPage} />
        </Switch>
      )}
    </Router>
  );
}
