// What the load report needs of the scenario as the manifest holds it: defaults filled in, durations in ms, shares as proportions.
import { z } from 'zod';
import { arrivals, objectivePercentiles } from '../../scenarios/schema/load.ts';
import type { Manifest } from '../../scenarios/schema/run.ts';
import { asStated, durationInWords } from '../words/quantity.ts';

const shapes = arrivals.options.map((option) => option.shape.shape.value);

const written = z.object({
  driver: z.string().optional(),
  load: z
    .object({
      realtime: z.boolean().default(false),
      arrivals: z.object({ shape: z.enum(shapes) }).optional(),
      capacity: z
        .object({ objective: z.partialRecord(z.enum([...objectivePercentiles, 'failures']), z.number()) })
        .optional(),
    })
    .prefault({}),
});

export interface LoadScenario {
  readonly realtime: boolean;
  /** Absent: no profile. */
  readonly shape?: (typeof shapes)[number];
  /** "p95 at most 1 s and failures at most 0.5 %". Absent: no capacity search. */
  readonly objective?: string;
}

/** Did k6 live this run? */
export function isLoadRun({ scenario }: Manifest): boolean {
  return scenario['driver'] === 'load';
}

export function loadScenario({ scenario }: Manifest): LoadScenario {
  const { realtime, arrivals: profile, capacity } = written.parse(scenario).load;
  return {
    realtime,
    ...(profile === undefined ? {} : { shape: profile.shape }),
    ...(capacity === undefined ? {} : { objective: inWords(capacity.objective) }),
  };
}

function inWords(objective: { readonly [bound in string]?: number }): string {
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
