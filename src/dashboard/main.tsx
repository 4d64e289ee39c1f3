import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { adoptChartStyles } from './chart/adopt-chart-styles.ts';
import { App } from './app.tsx';
import { isSetup } from './data/setup.ts';
import { followEvents } from './data/follow-events.ts';

const root = document.getElementById('page');
if (!root) throw new Error('index.html has no element #page');

const client = new QueryClient();
adoptChartStyles(document);
if (!isSetup()) followEvents(client);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
