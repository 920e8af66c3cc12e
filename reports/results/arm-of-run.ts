// An arm as results tell of it: what it is called, the flow it begins with, what it is compared with. Views go by these alone.
import { z } from 'zod';
import { contrastsOf } from '../../scenarios/schema/contrasts.ts';
import type { RecordedArm } from '../../scenarios/schema/arm.ts';

export const armOfRun = z.object({
  id: z.string().describe('Id of the arm, as all figures name it'),
  title: z.string().describe('What it is called: "Password + code"'),
  inSentence: z.string().describe('The same for the middle of a sentence: "password + code"'),
  signIn: z.string().describe('Id of the flow that its people sign in with'),
  baseline: z.string().optional().describe('Id of the arm that it is compared with. Absent: none'),
});
export type ArmOfRun = z.infer<typeof armOfRun>;

/** A manifest, or a scenario as it was loaded. */
interface WithArms {
  readonly scenario: { readonly arms: readonly RecordedArm[] };
}

/** In the order of charts and tables: the arm that others are compared with first. */
export function armsOfRun({ scenario }: WithArms): ArmOfRun[] {
  return inDrawnOrder(
    scenario.arms.map(({ id, title, inSentence, signIn, baseline }) => ({
      id,
      title,
      inSentence,
      signIn,
      ...(baseline === undefined ? {} : { baseline }),
    })),
  );
}

/** Of attempts in an arm that the run does not name. */
export function unnamedArm(id: string): ArmOfRun {
  return { id, title: id, inSentence: id, signIn: id };
}

/** Two arms that are compared: what is said is about `arm`. */
export interface Compared {
  readonly arm: string;
  readonly baseline: string;
}

/** A comparison for each arm that has one, in the order of the arms. */
export function comparisonsOf(arms: readonly ArmOfRun[]): Compared[] {
  return contrastsOf(arms).map(({ arm, baseline }) => ({ arm: arm.id, baseline: baseline.id }));
}

/** Within each group as the scenario has them. */
function inDrawnOrder(arms: readonly ArmOfRun[]): ArmOfRun[] {
  return arms.toSorted((one, other) => Number(one.baseline !== undefined) - Number(other.baseline !== undefined));
}

/** The order of sentences: the arms that are compared with others first, for they are what the reader came for. */
export function inToldOrder(arms: readonly ArmOfRun[]): ArmOfRun[] {
  return arms.toSorted((one, other) => Number(one.baseline === undefined) - Number(other.baseline === undefined));
}

/** Of a kind that both sides of a comparison have. */
export function isOf({ arm, baseline }: Compared): (each: Compared) => boolean {
  return (each) => each.arm === arm && each.baseline === baseline;
}
