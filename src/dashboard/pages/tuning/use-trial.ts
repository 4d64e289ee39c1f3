import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { TunedMetricJson } from '../../../api/tune/schema.ts';
import { fetchTrial } from '../../data/fetch/fetch-tuning.ts';
import type { Measure } from './measures.ts';

/** A measure with the value that is tried. */
interface Trial {
  readonly measure: Measure;
  readonly value: number;
}

interface TrialState {
  /** Null: the present settings. */
  readonly trial: Trial | null;
  readonly setTrial: (trial: Trial | null) => void;
  /** The replay with what is tried; the previous one until it is there. */
  readonly answer: UseQueryResult<TunedMetricJson | null>;
}

const SETTLED_MS = 300;

/** What is tried, which the address keeps once it has settled, and the replay with it. */
export function useTrial(id: string, measures: readonly Measure[]): TrialState {
  const [params, setParams] = useSearchParams();
  const [trial, setTrial] = useState(() => trialIn(params, measures));
  useEffect(() => {
    const timer = setTimeout(() => setParams((now) => withTrial(now, measures, trial), { replace: true }), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [trial?.measure.name, trial?.value]);
  const answer = useQuery({
    queryKey: ['trial', id, trial?.measure.name, trial?.value],
    queryFn: async () => fetchTrial(id, trial && trial.measure.trial(trial.value)),
    enabled: trial !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { trial, setTrial, answer };
}

function trialIn(params: URLSearchParams, measures: readonly Measure[]): Trial | null {
  for (const measure of measures) {
    const given = params.get(measure.name);
    const value = Number(given);
    if (given !== null && Number.isFinite(value) && value >= 0) return { measure, value };
  }
  return null;
}

function withTrial(params: URLSearchParams, measures: readonly Measure[], trial: Trial | null): URLSearchParams {
  const others = [...params].filter(([name]) => !measures.some((measure) => measure.name === name));
  return new URLSearchParams([...others, ...(trial ? [[trial.measure.name, String(trial.value)]] : [])]);
}
