import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { adoptChartStyles } from './chart/adopt-chart-styles.ts';
import { App } from './app.tsx';

const root = document.getElementById('page');
if (!root) throw new Error('index.html has no element #page');

adoptChartStyles(document);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
