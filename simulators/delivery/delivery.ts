// How long a text message or e-mail with a code is on its way, and whether it comes at all. Drawn by (user, attempt,
// message), so both arms meet the same gateway. Authenticator apps need no delivery.
import { quantile } from '../../scenarios/sampling/distribution.ts';
import { openStream } from '../../scenarios/sampling/stream.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';
import type { SecondFactor } from '../../scenarios/schema/persona.ts';
import { delayDistribution } from '../../scenarios/schema/fault-delay.ts';
import type { Fault } from '../../scenarios/schema/scenario.ts';
import { scopeOf } from '../people/draw-scope.ts';
import { AimedDraws, type Draws } from '../people/draws.ts';
import type { Parameters } from '../people/parameters.ts';
import type { VirtualUser } from '../people/virtual-user.ts';

export interface MessageAddress {
  readonly user: VirtualUser;
  readonly attempt: number;
  /** Ordinal of the message within the attempt, from 0. */
  readonly message: number;
  readonly channel: SecondFactor;
  /** Flow that asked for it. */
  readonly flow: string;
}

/** Time from sent to readable, or lost on the way. */
export type Arrival =
  | { readonly arrivesInMs: number; readonly lost?: never }
  | { readonly lost: true; readonly arrivesInMs?: never };

export type Delivery = (address: MessageAddress) => Arrival;

export interface DeliveryOptions {
  readonly seed: number;
  readonly parameters: Parameters;
  /** Faults of the scenario; those at steps that obtain a code delay or lose its message. */
  readonly faults: readonly Fault[];
  readonly flows: Readonly<Record<string, Flow>>;
}

export function createDelivery({ seed, parameters, faults, flows }: DeliveryOptions): Delivery {
  const draws = new AimedDraws('next');
  const byTextMessage = scopeOf(seed, parameters, 'delivery/text-message');
  const byEMail = scopeOf(seed, parameters, 'delivery/e-mail');
  return ({ user, attempt, message, channel, flow }) => {
    if (channel === 'totp') return { arrivesInMs: 0 };
    draws.aim(channel === 'e-mail' ? byEMail : byTextMessage, user, attempt, message);
    const arrival = channel === 'e-mail' ? eMail(draws) : textMessage(draws);
    if (faults.length === 0) return arrival;

    let plantedMs = 0;
    let planted = false;
    for (const [nth, fault] of faults.entries()) {
      if (!obtainsCode(flows, fault.at, flow)) continue;
      const stream = openStream({
        seed,
        purpose: `fault/${nth}/${fault.at}`,
        user: user.index,
        attempt,
        visit: message,
      });
      // Both are drawn whatever the fault has, so that a share added to a delay leaves the delay as it was.
      const [forDelay, forRefusal] = [stream.uniform(), stream.uniform()];
      if (fault.delay !== undefined) plantedMs += quantile(delayDistribution(fault.delay), forDelay);
      planted ||= fault.refuse !== undefined && forRefusal < fault.refuse.share;
    }
    return arrival.lost === true || planted ? { lost: true } : { arrivesInMs: arrival.arrivesInMs + plantedMs };
  };
}

/** A mixture: most arrive as a lognormal says, some are held up, some lost. Each part is drawn whether it is used or not. */
function textMessage(draws: Draws): Arrival {
  const usualMs = draws.durationMs('text-message-latency');
  const heldUpMs = draws.durationMs('text-message-slow-latency');
  const slow = draws.happens('text-message-slow');
  const lost = draws.happens('text-message-lost');
  return lost ? { lost: true } : { arrivesInMs: slow ? heldUpMs : usualMs };
}

function eMail(draws: Draws): Arrival {
  const arrivesInMs = draws.durationMs('e-mail-latency');
  return draws.happens('e-mail-lost') ? { lost: true } : { arrivesInMs };
}

function obtainsCode(flows: Readonly<Record<string, Flow>>, at: string, flow: string): boolean {
  const [faultFlow, step = ''] = at.split('/');
  return faultFlow === flow && flows[flow]?.steps[step]?.action === 'obtain-code';
}
