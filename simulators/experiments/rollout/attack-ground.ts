// What attacks of a tenant stand on: which come to whom and when, how people and attackers act, and which take-overs somebody notices. All of
// it is drawn for the person and the attack, so that both tenants meet the same attacks at the same instants.
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import { weightedChoice } from '../../../scenarios/sampling/weighted-choice.ts';
import type { Persona } from '../../../scenarios/schema/persona.ts';
import type { RolloutAttacks } from '../../../scenarios/schema/rollout-attacks.ts';
import type { Attack } from '../../attacks/attack.ts';
import { attackNamed } from '../../attacks/attack-named.ts';
import type { ModelOfMove } from '../../attempt/attack-in-course.ts';
import type { Parameters } from '../../people/parameters.ts';
import { phishedModels } from '../../people/phished-models.ts';
import { dayMs, hourMs, type Calendar } from './calendar.ts';
import { arrivalDays } from './device-events.ts';
import type { Presence } from './presence.ts';

export interface ComingAttack {
  readonly attack: Attack;
  readonly day: number;
  /** Whole ms since the Unix epoch, within the hours of the persona. */
  readonly atMs: number;
  /** Among those that come to this person, from 0: address of the draws that belong to it. */
  readonly ordinal: number;
  /** Should the account be taken over, somebody notices. */
  readonly isDiscovered: boolean;
}

export interface AttackGround {
  readonly modelOf: ModelOfMove;
  /** In order of time. */
  readonly comingTo: (person: number, hours: Persona['signInHours'], there: Presence) => readonly ComingAttack[];
}

export interface AttackGroundParts {
  readonly seed: number;
  readonly calendar: Calendar;
  readonly parameters: Parameters;
}

/** Undefined: nobody is attacked. */
export function openAttackGround(
  attacks: RolloutAttacks | undefined,
  { seed, calendar, parameters }: AttackGroundParts,
): AttackGround | undefined {
  if (attacks === undefined) return undefined;
  const { perPersonAndYear, trained, discovered } = attacks;
  const kinds = Object.entries(attacks.kinds).map(
    ([kind, share]) => [attackNamed[kind as keyof typeof attacks.kinds], share] as const,
  );
  const [kindKey, hourKey, discoveryKey] = [
    streamKey(seed, 'tenant/attack-kind'),
    streamKey(seed, 'tenant/attack-hour'),
    streamKey(seed, 'tenant/attack-discovered'),
  ];
  return {
    modelOf: phishedModels({ seed, parameters, trained }),
    comingTo: (person, { from, to }, { joinsOnDay, leavesOnDay }) =>
      arrivalDays(seed, 'tenant/attacks', person, perPersonAndYear, joinsOnDay, Math.min(leavesOnDay, calendar.days))
        .flatMap((day, ordinal): ComingAttack[] => {
          const attack = weightedChoice(kinds, firstUniformAt(kindKey, person, ordinal, undefined));
          if (attack === undefined) return [];
          const hour = from + firstUniformAt(hourKey, person, ordinal, undefined) * (to - from);
          return [
            {
              attack,
              day,
              atMs: calendar.startsAtMs + day * dayMs + Math.round(hour * hourMs),
              ordinal,
              isDiscovered: firstUniformAt(discoveryKey, person, ordinal, undefined) < discovered,
            },
          ];
        })
        .toSorted((a, b) => a.atMs - b.atMs),
  };
}
