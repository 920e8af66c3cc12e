// Which arms of a run are the two ways of a claim: the side with passkeys and the other, by what the arms are, never by their names.
import { type Way, wayOfArm } from '../../scenarios/schema/way-of-arm.ts';
import type { RecordedArm } from '../../scenarios/schema/arm.ts';
import { type ArmOfRun, comparisonsOf } from '../results/arm-of-run.ts';
import type { Claim } from './claim.ts';
import type { OtherSide } from './held-against.ts';

export interface Sides {
  readonly passkey: ArmOfRun;
  /** Absent: the claim compares nothing. */
  readonly other?: OtherSide;
  /** The other side is the way that they mean, or they mean none. */
  readonly fits: boolean;
}

/**
 * A claim is judged by each comparison of the run whose other side is the way they mean; where there is none, it is held beside the first that
 * has passkeys on one side. Of one figure: by each arm with passkeys. Empty: the run has nothing of that kind.
 * @param recorded as the manifest has them. @param given those of which there are figures.
 */
export function sidesOfClaim(
  { claimed, stated }: Pick<Claim, 'claimed' | 'stated'>,
  recorded: readonly RecordedArm[],
  given: readonly ArmOfRun[],
): readonly Sides[] {
  const place = ({ id }: ArmOfRun) => recorded.findIndex((arm) => arm.id === id);
  const arms = given.toSorted((one, other) => place(one) - place(other));
  const ways = new Map(recorded.map((arm) => [arm.id, wayOfArm(arm)]));
  const wayOf = ({ id, signIn }: ArmOfRun): Way | undefined => (ways.has(id) ? ways.get(id) : wayOfArm({ signIn }));
  if (claimed.kind === 'proportion')
    return arms.filter((arm) => wayOf(arm) === 'passkey').map((passkey) => ({ passkey, fits: true }));
  const named = (id: string) => arms.filter((arm) => arm.id === id);
  const compared = comparisonsOf(arms).flatMap(({ arm, baseline }) => {
    const both = [...named(arm), ...named(baseline)];
    const [passkey, ...more] = both.filter((each) => wayOf(each) === 'passkey');
    const other = both.find((each) => each !== passkey);
    if (passkey === undefined || more.length > 0 || other === undefined) return [];
    const way = wayOf(other);
    return [{ passkey, other: { arm: other, way }, fits: way !== undefined && way === stated.other?.like }];
  });
  const fitting = compared.filter(({ fits }) => fits);
  return fitting.length > 0 ? fitting : compared.slice(0, 1);
}
