// What the load report says of the scenario.
import type { Arrivals, Objective } from '../../scenarios/schema/load.ts';
import type { LoadManifest } from '../../scenarios/schema/run.ts';
import { asStated, durationInWords } from '../words/quantity.ts';

export interface LoadScenario {
  readonly realtime: boolean;
  /** Absent: no profile. */
  readonly shape?: Arrivals['shape'];
  /** "p95 at most 1 s and failures at most 0.5 %". Absent: no capacity search. */
  readonly objective?: string;
}

export function loadScenario({ scenario: { load } }: Pick<LoadManifest, 'scenario'>): LoadScenario {
  const { realtime, arrivals: profile, capacity } = load;
  return {
    realtime,
    ...(profile === undefined ? {} : { shape: profile.shape }),
    ...(capacity === undefined ? {} : { objective: inWords(capacity.objective) }),
  };
}

function inWords(objective: Objective): string {
  return Object.entries(objective)
    .flatMap(([of, bound]) =>
      bound === undefined
        ? []
        : [`${of} at most ${of === 'failures' ? asStated(bound, 'proportion') : statedDuration(bound)}`],
    )
    .join(' and ');
}

/** As it was asked for, without digits nobody wrote: "1 s", "250 ms". */
function statedDuration(ms: number): string {
  return ms < 1_000 ? asStated(ms, 'ms') : ms < 180_000 ? asStated(ms / 1_000, 's') : durationInWords(ms);
}
