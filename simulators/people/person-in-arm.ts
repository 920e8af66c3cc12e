// A person as they are in one arm: the same in all but what the arm says of its people. Drawn with the streams of the population, so that
// whoever has a text message in one arm is drawn alike in another with the same weights.
import { openStream } from '../../scenarios/sampling/stream.ts';
import { weightedChoice } from '../../scenarios/sampling/weighted-choice.ts';
import type { Arm } from '../../scenarios/schema/arm.ts';
import type { SecondFactorOrNone } from '../../scenarios/schema/persona.ts';
import { userBut } from './drawn-user.ts';
import type { VirtualUser } from './virtual-user.ts';

export function personInArm(
  seed: number,
  { secondFactors, personas }: Pick<Arm, 'secondFactors' | 'personas'>,
  user: VirtualUser,
): VirtualUser {
  const habits = personas?.[user.persona]?.habits;
  if (secondFactors === undefined && habits === undefined) return user;
  const inArm: { -readonly [K in 'secondFactor' | 'habits']?: VirtualUser[K] } = {};
  if (secondFactors !== undefined) inArm.secondFactor = drawSecondFactor(seed, secondFactors.shares, user.index);
  if (habits !== undefined)
    inArm.habits = Object.fromEntries(Object.entries(habits).map(([id, { factor }]) => [id, factor]));
  return userBut(user, inArm);
}

function drawSecondFactor(
  seed: number,
  shares: Readonly<Partial<Record<SecondFactorOrNone, number>>>,
  user: number,
): SecondFactorOrNone {
  const u = openStream({ seed, purpose: secondFactorStream, user }).uniform();
  const chosen = weightedChoice(Object.entries(shares) as [SecondFactorOrNone, number][], u);
  if (chosen === undefined) throw new RangeError('shares are empty; the schema of an arm lets none pass');
  return chosen;
}

/** That of the population. */
const secondFactorStream = 'population/second-factor';
