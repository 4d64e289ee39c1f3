import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { adoptChartStyles } from './chart/adopt-chart-styles.ts';
import { HomePage } from './pages/home/home-page.tsx';

const place = document.getElementById('page');
if (!place) throw new Error('the page has no place to stand');

adoptChartStyles(document);
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <HomePage />
    </QueryClientProvider>
  </StrictMode>,
);
