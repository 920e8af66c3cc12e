// Planted waves of losses: so many people, drawn at random of those there on that day, lose the same thing at once.
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import type { MassLoss, Rollout } from '../../../scenarios/schema/rollout.ts';
import type { Calendar } from './calendar.ts';
import type { DeviceEvent } from './device-events.ts';
import type { Presence } from './presence.ts';

/** What happens to somebody who loses such a thing. */
const kindOf: Readonly<Record<MassLoss['what'], DeviceEvent['kind']>> = {
  phones: 'phone-lost',
  'main-devices': 'main-device-lost',
  'security-keys': 'security-key-lost',
};

/** Addresses of the draws of planted losses, far from those of losses that happen by themselves, which count from 0. */
const firstPlanted = 1_000_000;

/** What is planted for a person. */
export type PlantedLosses = (person: number) => readonly DeviceEvent[];

const nothingPlanted: readonly DeviceEvent[] = [];

export function plantedLosses(
  { losses = [] }: Pick<Rollout, 'losses'>,
  { seed, calendar, people }: { readonly seed: number; readonly calendar: Calendar; readonly people: number },
  presenceOf: (person: number) => Presence,
): PlantedLosses {
  if (losses.length === 0) return () => nothingPlanted;
  const presence = Array.from({ length: people }, (_, person) => presenceOf(person));
  const planted = new Map<number, DeviceEvent[]>();
  for (const [nth, loss] of losses.entries()) {
    const day = calendar.dayOf(loss.on);
    const key = streamKey(seed, `tenant/mass-loss/${nth}`);
    const there = presence.flatMap(({ joinsOnDay, leavesOnDay }, person) =>
      day >= joinsOnDay && day < leavesOnDay ? [{ person, u: firstUniformAt(key, person, undefined, undefined) }] : [],
    );
    const hit = loss.people ?? Math.round((loss.share ?? 0) * there.length);
    for (const { person } of there.toSorted((a, b) => a.u - b.u || a.person - b.person).slice(0, hit)) {
      const own = planted.get(person) ?? [];
      planted.set(person, own);
      own.push({ kind: kindOf[loss.what], day, ordinal: firstPlanted + nth });
    }
  }
  return (person) => planted.get(person) ?? nothingPlanted;
}
