// What a load run will ask of its target and how long it will take, before it starts.
import { availableParallelism } from 'node:os';
import type { Population } from '../../../people/population.ts';
import type { LoadScenario } from '../../../../scenarios/schema/scenario.ts';
import type { LoadedScenario } from '../../../scenario/load-scenario.ts';
import { durationOf, expectedArrivals, highestRate, ratePlan, type RatePlan } from '../../../arrivals/rate-plan.ts';
import { ratesOfSearches, trialsOfRate } from './capacity-search.ts';
import { createBooks } from '../orders/create-books.ts';
import { heldForMs } from './enough-due.ts';
import { livesAtOnce } from './live-lives.ts';
import { mostVus, vusFor } from './trial-plan.ts';

export interface ForecastPart {
  readonly what: 'accounts' | 'generator' | 'profile' | 'search';
  /** Of accounts to open, or of trials. */
  readonly count: number;
  /** Of all of them, ms. */
  readonly durationMs: number;
}

export interface LoadForecast {
  /** Of each arm; absent: none is lived. */
  readonly profile?: RatePlan;
  /** Sign-ins per second, of any trial; absent: users follow one another without a rate. */
  readonly highestRate?: number;
  /** Of the trial with most of them. */
  readonly vus: number;
  /** Of a run in real time, to keep its highest rate; absent: people's time is not waited. */
  readonly needed?: { readonly vus: number; readonly meanSignInMs: number };
  /** In their order. Empty: it takes as long as it takes. */
  readonly parts: readonly ForecastPart[];
}

/** The provider hashes every password as in life, ms on one core. */
const accountMs = 20;
/** 2 000 sign-ins against a target that does nothing, with its start. */
const generatorMs = 6_000;
/** k6 loads its script, and ends; ms. */
const startOfTrialMs = 1_500;
/** What a search found is held once more. */
const ratesConfirmed = 1;
/** A sign-in of the machines alone: what vusFor, too, goes by. */
const machineMs = 1_000;
/** People whose sign-ins are rehearsed to know how long one takes them, in each arm. */
const samplePeople = 200;

/** @param loaded as its target allows. */
export async function forecastLoad(
  loaded: LoadedScenario<LoadScenario>,
  population: Population,
): Promise<LoadForecast> {
  const { scenario, target } = loaded;
  const {
    arrivals,
    capacity,
    leadIn,
    vus: asked,
    processes = Math.max(1, availableParallelism() - 1),
    realtime,
  } = scenario.load;
  const profile = arrivals === undefined ? undefined : ratePlan(arrivals);
  const rates = [
    ...(profile === undefined ? [] : [highestRate(profile)]),
    ...(capacity === undefined ? [] : [capacity.atMost]),
  ];
  if (rates.length === 0) return { vus: asked ?? livesAtOnce, parts: [] };
  const highest = Math.max(...rates);
  const needed = realtime ? await neededVus(loaded, population, highest) : undefined;
  const arms = scenario.arms.length;
  const trials =
    capacity === undefined
      ? 0
      : Math.ceil(arms * (ratesOfSearches(capacity, capacity.repeats) + ratesConfirmed) * trialsOfRate);
  const planned =
    (profile === undefined ? 0 : expectedArrivals(profile)) + (capacity === undefined ? 0 : Number.POSITIVE_INFINITY);
  const accounts =
    target.kind === 'remote'
      ? 0
      : Math.round(arms * Math.min(planned, scenario.design === 'paired' ? population.size : population.size / arms));
  const parts: ForecastPart[] = [
    { what: 'accounts', count: accounts, durationMs: (accounts * accountMs) / processes },
    { what: 'generator', count: arms, durationMs: arms * generatorMs },
    {
      what: 'profile',
      count: profile === undefined ? 0 : arms,
      durationMs: profile === undefined ? 0 : arms * (leadIn + durationOf(profile) + startOfTrialMs),
    },
    {
      what: 'search',
      count: trials,
      durationMs:
        capacity === undefined ? 0 : trials * (leadIn + heldForMs(capacity, capacity.atMost) + startOfTrialMs),
    },
  ];
  return {
    ...(profile === undefined ? {} : { profile }),
    highestRate: highest,
    vus: needed === undefined ? vusFor(highest, asked) : (asked ?? Math.min(mostVus, needed.vus)),
    ...(needed === undefined ? {} : { needed }),
    parts: parts.filter(({ count }) => count > 0),
  };
}

/** Little's law: as many sign-ins are open as begin while one lasts. Of the arm whose sign-ins last longer. */
async function neededVus(
  loaded: LoadedScenario<LoadScenario>,
  population: Population,
  perSecond: number,
): Promise<NonNullable<LoadForecast['needed']>> {
  const books = createBooks(loaded, population, 0);
  let meanSignInMs = 0;
  for (const { id } of loaded.scenario.arms) {
    const { orders } = await books(id).take(Array.from({ length: Math.min(samplePeople, population.size) }, () => 0));
    const humanMs = orders.flatMap(({ head }) => head.rehearsed).reduce((sum, { modelledMs }) => sum + modelledMs, 0);
    meanSignInMs = Math.max(meanSignInMs, humanMs / Math.max(1, orders.length) + machineMs);
  }
  return { vus: Math.ceil((perSecond * meanSignInMs) / 1_000), meanSignInMs };
}

/** The scenario with the VUs of the forecast, for a run in real time that does not say how many: one number for all its rates. */
export function withVus(
  loaded: LoadedScenario<LoadScenario>,
  { needed, vus }: Pick<LoadForecast, 'needed' | 'vus'>,
): LoadedScenario<LoadScenario> {
  const { scenario } = loaded;
  return needed === undefined ? loaded : { ...loaded, scenario: { ...scenario, load: { ...scenario.load, vus } } };
}
