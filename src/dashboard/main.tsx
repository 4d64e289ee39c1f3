import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { adoptChartStyles } from './chart/adopt-chart-styles.ts';
import { HomePage } from './pages/home/home-page.tsx';

const root = document.getElementById('page');
if (!root) throw new Error('index.html has no element #page');

adoptChartStyles(document);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <HomePage />
    </QueryClientProvider>
  </StrictMode>,
);
