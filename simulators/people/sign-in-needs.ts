// When a user needs to sign in over the scenario's days, and which device is at hand then.
import { chanceHappens } from '../../scenarios/sampling/distribution.ts';
import { streamKey, uniformAt, type StreamKey } from '../../scenarios/sampling/stream.ts';
import type { Persona } from '../../scenarios/schema/persona.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import type { SignInNeed, VirtualUser } from './virtual-user.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Least time between two needs of a day where the persona's hours allow; otherwise half an even share of them. */
const apartMs = 15 * 60_000;

type Calendar = Pick<Scenario, 'seed' | 'signInsPerUserAndDay' | 'startsOn'>;

/** Over all days of the scenario, ordered by time. */
export function signInNeeds(
  scenario: Calendar & Pick<Scenario, 'days'>,
  persona: Persona,
  user: VirtualUser,
): SignInNeed[] {
  const needs: SignInNeed[] = [];
  for (let day = 0; day < scenario.days; day += 1) addNeedsOfDay(needs, scenario, persona, user, day);
  return needs;
}

/** Ordered by time. Hours are drawn evenly within the persona's; the same for both arms. Clock: UTC of the simulated calendar, which goes on as long as it is asked. */
export function signInNeedsOfDay(scenario: Calendar, persona: Persona, user: VirtualUser, day: number): SignInNeed[] {
  const needs: SignInNeed[] = [];
  addNeedsOfDay(needs, scenario, persona, user, day);
  return needs;
}

function addNeedsOfDay(
  needs: SignInNeed[],
  scenario: Calendar,
  persona: Persona,
  user: VirtualUser,
  day: number,
): void {
  const { seed, signInsPerUserAndDay: perDay, startsOn } = scenario;
  const { from, to } = persona.signInHours;
  const hoursMs = (to - from) * hourMs;
  const gapMs = Math.min(apartMs, hoursMs / (2 * perDay));
  const freeMs = hoursMs - gapMs * (perDay - 1);
  const firstMs = midnight(startsOn) + from * hourMs;
  const main = user.devices[0];
  const other = user.devices[1] ?? main;
  const hours = streamKey(seed, 'needs/hour');
  const devices = streamKey(seed, 'needs/device');
  const drawn = perDay > 1 ? sortedUniforms(hours, user.index, day, perDay) : undefined;
  for (let nth = 0; nth < perDay; nth += 1) {
    const u = drawn === undefined ? uniformAt(hours, user.index, day, undefined, nth) : (drawn[nth] ?? 0);
    needs.push({
      ordinal: day * perDay + nth,
      day,
      // Whole ms, as clocks tell them; rounding down keeps the gap but for 1 ms.
      atMs: firstMs + day * dayMs + Math.floor(u * freeMs + nth * gapMs),
      device: chanceHappens(persona.otherDeviceAtHand.share, uniformAt(devices, user.index, day, undefined, nth))
        ? other
        : main,
    });
  }
}

function sortedUniforms(key: StreamKey, user: number, day: number, count: number): Float64Array {
  const drawn = new Float64Array(count);
  for (let nth = 0; nth < count; nth += 1) drawn[nth] = uniformAt(key, user, day, undefined, nth);
  return drawn.sort();
}

let lastDate: string | undefined;
let lastMidnightMs = 0;

/** UTC, ms since the Unix epoch. A scenario has one date, asked for with every day of every user. */
function midnight(date: string): number {
  if (date !== lastDate) {
    lastMidnightMs = Date.parse(`${date}T00:00:00Z`);
    lastDate = date;
  }
  return lastMidnightMs;
}
