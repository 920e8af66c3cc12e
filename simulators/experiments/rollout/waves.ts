// Which wave a person belongs to: the first that takes their persona and draws them.
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import type { Wave } from '../../../scenarios/schema/rollout.ts';

/** Index of the wave; undefined: none. A later wave draws among those whom the earlier ones left. */
export function waveOf(
  waves: readonly Wave[],
  seed: number,
  person: { readonly index: number; readonly persona: string },
): number | undefined {
  const index = waves.findIndex(
    ({ personas, share }, nth) =>
      (personas === undefined || personas.includes(person.persona)) &&
      (share >= 1 || firstUniformAt(streamKey(seed, 'tenant/wave'), person.index, nth, undefined) < share),
  );
  return index === -1 ? undefined : index;
}
