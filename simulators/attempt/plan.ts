// A need of a user as it is to be served: to sign in, or, the day before the first, to register what it needs.
import type { FlowId } from '../../scenarios/flows/flow-id.ts';
import type { Device, SignInNeed, VirtualUser } from '../people/virtual-user.ts';
import { firstDrawOf } from './start-over.ts';

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
  return new PlanInHand().register(user, flow, firstNeed);
}

/** Written anew for one need after the other. */
export class PlanInHand implements Plan {
  flow!: FlowId;
  need: number | undefined;
  day = 0;
  device!: Device;
  startsAtMs = Number.NaN;
  firstDraw = 0;

  register({ devices }: VirtualUser, flow: FlowId, { atMs }: SignInNeed): this {
    this.flow = flow;
    this.need = 0;
    this.day = 0;
    this.device = devices[0];
    this.startsAtMs = atMs - registrationLeadMs;
    this.firstDraw = firstRegistrationDraw;
    return this;
  }

  signIn(flow: FlowId, { ordinal, day, device, atMs }: SignInNeed, limits: Parameters<typeof firstDrawOf>[1]): this {
    this.flow = flow;
    this.need = ordinal;
    this.day = day;
    this.device = device;
    this.startsAtMs = atMs;
    this.firstDraw = firstDrawOf(ordinal, limits);
    return this;
  }
}
