// When an identity verifier does not answer. Time is parted into stretches so long that with one outage in each it answers for the share of time
// that its profile says; how long that outage is and when in the stretch it begins are drawn.
import { streamAt, streamKey } from '../../scenarios/sampling/stream.ts';
import type { Verifier } from '../../scenarios/schema/verifier.ts';

const minuteMs = 60_000;

/** @param person whose outages are asked for: each has their own, as each recovers at a time of their own. Undefined: those that all meet. */
export function isOut(
  { id, availability, outage }: Pick<Verifier, 'id' | 'availability' | 'outage'>,
  seed: number,
  person: number | undefined,
  nowMs: number,
): boolean {
  const outShare = 1 - availability.value;
  if (outShare <= 0) return false;
  const meanMs = outage.value * minuteMs;
  const stretchMs = meanMs / outShare;
  const nth = Math.floor(nowMs / stretchMs);
  const stream = streamAt(streamKey(seed, `verifier-outage/${id}`), person, nth, undefined);
  // At most half of all time is without an answer, so that the longest has room.
  const lengthMs = 2 * meanMs * stream.uniform();
  const beginsMs = nth * stretchMs + (stretchMs - lengthMs) * stream.uniform();
  return nowMs >= beginsMs && nowMs < beginsMs + lengthMs;
}
