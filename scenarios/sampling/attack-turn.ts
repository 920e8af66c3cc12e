// Which attack comes to whose account in a phishing drill: the kinds in drawn rounds.
import type { AttackKind, Phishing } from '../schema/phishing.ts';
import { inTurn } from './in-turn.ts';

export function attackTurn({
  seed,
  phishing: { attacks },
}: {
  readonly seed: number;
  readonly phishing: Pick<Phishing, 'attacks'>;
}): (user: number) => AttackKind {
  const turn = inTurn(seed, 'attack/turn', attacks.length);
  return (user) => {
    const kind = attacks[turn(user)];
    if (kind === undefined) throw new Error('somebody is attacked in a scenario without attacks');
    return kind;
  };
}
