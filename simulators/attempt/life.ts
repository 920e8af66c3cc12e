// What a life in a run is lived from.
import type { Arm } from '../../scenarios/schema/arm.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel } from '../people/intent.ts';
import type { SignInNeed, VirtualUser } from '../people/virtual-user.ts';
import type { DirectoryIdentity } from '../site/account.ts';
import type { AttackLife } from './attack-after.ts';
import type { AttemptOrder } from './attempt-order.ts';
import type { UnmeantLife } from './before-need.ts';
import type { DriverLane } from './driver.ts';
import type { ImpostorLife } from './impostors-before.ts';

export interface Life {
  readonly scenario: {
    readonly seed: number;
    readonly limits: Scenario['limits'];
    readonly measurement: Pick<Scenario['measurement'], 'quietShare'>;
  };
  readonly user: VirtualUser;
  readonly arms: readonly Arm[];
  readonly needs: readonly SignInNeed[];
  /** Attempts beside those that serve a need. Absent: there are none. */
  readonly unmeant?: UnmeantLife | undefined;
  /** Who poses as the person. Absent: nobody does. */
  readonly impostors?: ImpostorLife | undefined;
  /** Who phishes the person after their last need. Absent: nobody does. */
  readonly attacks?: AttackLife | undefined;
  /** What the directory holds of people beside their accounts. Absent: nothing. */
  readonly identityOf?: ((user: VirtualUser) => DirectoryIdentity) | undefined;
  /** Country of people, ISO 3166-1 alpha-2. Absent: nobody asks. */
  readonly countryOf?: ((user: VirtualUser) => string) | undefined;
  readonly human: HumanModel;
  readonly delivery: Delivery;
  readonly lane: DriverLane;
  readonly laneIndex: number;
  readonly epoch: number;
  readonly wait?: AttemptOrder['wait'];
  /** Runs one attempt, or what comes before and after them, with the other lanes quiet or not. Absent: there are none to heed. */
  readonly around?: <T>(quiet: boolean, run: () => Promise<T>) => Promise<T>;
}
