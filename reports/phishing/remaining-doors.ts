// The remaining door: for each arm and persona the attack that takes over most accounts, and the smallest change among the arms of the run that
// closes it, with what that costs in sign-ins.
import type { AttackCounts } from '../../scenarios/measures/phishing-counts.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import type { DoorChange, RateOfAttacks, RemainingDoor } from '../results/phishing-results.ts';
import { threeDigits } from '../words/quantity.ts';
import { attacksIn } from './attack-results.ts';
import {
  cellsOf,
  rateOf,
  toldCounts,
  type CountedLayer,
  type LivedPhishing,
  type PersonaOfPhishing,
} from './lived-phishing.ts';
import { needsDifference } from './own-sign-ins.ts';
import { settingsBetween } from './settings-between-arms.ts';

/** A door is closed where at most this part of its attacks still works. */
const closedAt = 1 / 3;

export function remainingDoors(lived: LivedPhishing): RemainingDoor[] {
  const told = toldCounts(lived);
  return lived.personas.flatMap((persona) => lived.arms.flatMap((arm) => doorOf(lived, told, arm, persona)));
}

interface Attack {
  readonly kind: AttackCounts['kind'];
  readonly attacked: number;
  readonly takenOver: RateOfAttacks;
}

function doorOf(
  lived: LivedPhishing,
  told: CountedLayer,
  { id: arm }: ArmOfRun,
  { id: persona, title, weight }: PersonaOfPhishing,
): RemainingDoor[] {
  const here = attacksBy(told, arm, persona);
  const widest = here.toSorted(
    ({ takenOver: one }, { takenOver: other }) => other.per1000 - one.per1000 || other.upper1000 - one.upper1000,
  )[0];
  if (widest === undefined) return [];
  const door = { arm, persona, title, weight, layer: told.layer, ...widest };
  if (widest.takenOver.events === 0)
    return [
      {
        ...door,
        without: `No attack took over an account: of any kind under ${threeDigits(widest.takenOver.upper1000)} of 1\u00a0000.`,
      },
    ];
  const change = lived.arms
    .filter(({ id }) => id !== arm)
    .flatMap((other) => changeTo(lived, told, { from: arm, to: other.id, persona }, here, widest))
    .toSorted((one, other) => one.settings.length - other.settings.length || lostBy(one) - lostBy(other))[0];
  return [
    change === undefined
      ? {
          ...door,
          without: 'No other arm of this run leaves at most a third of it, and surely no more of another attack.',
        }
      : { ...door, change },
  ];
}

function attacksBy({ counts }: CountedLayer, arm: string, persona: string): Attack[] {
  return attacksIn(cellsOf(counts, arm, persona)).map(({ kind, attacked, takenOver }) => ({
    kind,
    attacked,
    takenOver: rateOf(takenOver, attacked),
  }));
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly persona: string;
}

/** Empty: it does not close the door, or opens one that is there already wider. */
function changeTo(
  lived: LivedPhishing,
  told: CountedLayer,
  { from, to, persona }: Move,
  here: readonly Attack[],
  door: Attack,
): DoorChange[] {
  const there = attacksBy(told, to, persona);
  const closed = there.find(({ kind }) => kind === door.kind);
  if (closed === undefined || closed.takenOver.per1000 > door.takenOver.per1000 * closedAt) return [];
  const isWider = there.some(({ kind, takenOver }) => {
    const before = here.find((attack) => attack.kind === kind);
    return before !== undefined && takenOver.per1000 > before.takenOver.upper1000;
  });
  const [one, other] = [from, to].map((id) => lived.written.find((arm) => arm.id === id));
  if (isWider || one === undefined || other === undefined) return [];
  const needs = needsDifference(told.counts, told.layer, { arm: to, baseline: from, persona });
  const registered = registeredMore(told, from, to, persona);
  return [
    {
      arm: to,
      settings: settingsBetween(lived.policy, one, other),
      takenOver: closed.takenOver,
      opens: there
        .filter(({ kind, takenOver }) => takenOver.events > 0 && !here.some((attack) => attack.kind === kind))
        .map(({ kind, takenOver }) => ({ kind, takenOver })),
      ...(needs === undefined ? {} : { needs }),
      ...(registered === undefined ? {} : { registered }),
    },
  ];
}

function lostBy({ needs }: DoorChange): number {
  return needs === undefined ? 0 : -needs.value;
}

function registeredMore({ counts }: CountedLayer, from: string, to: string, persona: string): number | undefined {
  const [here, there] = [from, to].map((arm) => {
    const people = cellsOf(counts, arm, persona)[0]?.people;
    return people === undefined || people.began === 0 ? undefined : people.registered / people.began;
  });
  return here === undefined || there === undefined ? undefined : there - here;
}
