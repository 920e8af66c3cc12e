// When a user needs to sign in over the scenario's days, and which device is at hand then.
import { quantile } from '../../scenarios/sampling/distribution.ts';
import { openStream } from '../../scenarios/sampling/stream.ts';
import type { Persona } from '../../scenarios/schema/persona.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import type { SignInNeed, VirtualUser } from './virtual-user.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Least time between two needs of a day where the persona's hours allow; otherwise half an even share of them. */
const apartMs = 15 * 60_000;

type Calendar = Pick<Scenario, 'seed' | 'signInsPerUserAndDay' | 'startsOn'>;

/** Over all days of the scenario, ordered by time. */
export function signInNeeds(scenario: Calendar & Pick<Scenario, 'days'>, persona: Persona, user: VirtualUser): SignInNeed[] {
  return Array.from({ length: scenario.days }, (_, day) => signInNeedsOfDay(scenario, persona, user, day)).flat();
}

/** Ordered by time. Hours are drawn evenly within the persona's; the same for both arms. Clock: UTC of the simulated calendar, which goes on as long as it is asked. */
export function signInNeedsOfDay(scenario: Calendar, persona: Persona, user: VirtualUser, day: number): SignInNeed[] {
  const { seed, signInsPerUserAndDay: perDay, startsOn } = scenario;
  const { from, to } = persona.signInHours;
  const hoursMs = (to - from) * hourMs;
  const gapMs = Math.min(apartMs, hoursMs / (2 * perDay));
  const freeMs = hoursMs - gapMs * (perDay - 1);
  const firstMs = Date.parse(`${startsOn}T00:00:00Z`) + from * hourMs;
  const [main, other = main] = user.devices;
  const at = { seed, user: user.index, attempt: day };
  const hours = openStream({ ...at, purpose: 'needs/hour' });
  const devices = openStream({ ...at, purpose: 'needs/device' });
  const instants = Array.from({ length: perDay }, () => hours.uniform()).toSorted((a, b) => a - b);
  return instants.map((u, nth) => ({
    session: day * perDay + nth,
    day,
    // Whole ms, as clocks tell them; rounding down keeps the gap but for 1 ms.
    atMs: firstMs + day * dayMs + Math.floor(u * freeMs + nth * gapMs),
    device: quantile({ kind: 'chance', probability: persona.otherDeviceAtHand.share }, devices.uniform()) === 1 ? other : main,
  }));
}
