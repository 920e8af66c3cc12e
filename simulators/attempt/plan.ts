// A need of a user as it is to be served: to sign in, or, the day before the first, to register what it needs.
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Device, SignInNeed, VirtualUser } from '../people/virtual-user.ts';

/** Registration comes a day before the first need, so that no code or lock-out of it reaches into the sign-ins. */
const registrationLeadMs = 86_400_000;
/** Draw addresses of registrations start here, far from those of sign-ins. */
const firstRegistrationDraw = 1_000_000;

export interface Plan {
  readonly flow: FlowId;
  /** Undefined: it serves none. */
  readonly need: number | undefined;
  readonly day: number;
  readonly device: Device;
  readonly startsAtMs: number;
  readonly firstDraw: number;
}

export function registrationPlan(user: VirtualUser, flow: FlowId, firstNeed: SignInNeed): Plan {
  return {
    flow,
    need: 0,
    day: 0,
    device: user.devices[0],
    startsAtMs: firstNeed.atMs - registrationLeadMs,
    firstDraw: firstRegistrationDraw,
  };
}
