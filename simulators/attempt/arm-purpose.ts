// What a stream of one arm is for, spelt once: text that is put together anew at each attempt has to be hashed anew at each look-up.
import type { ArmId } from '../../scenarios/schema/arm.ts';

/** @param what of the draws, without the arm: "quiet". @returns by arm the same text each time: "quiet/passkey". */
export function armPurpose(what: string): (arm: ArmId) => string {
  const spelt = new Map<ArmId, string>();
  return (arm) => {
    let purpose = spelt.get(arm);
    if (purpose === undefined) {
      purpose = `${what}/${arm}`;
      spelt.set(arm, purpose);
    }
    return purpose;
  };
}
