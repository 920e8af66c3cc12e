// Arm (c): our driver through its lane and interpreter. A browser context for each user, who signs in as often as in a working week.
import { correlationId } from '../../simulators/attempt/correlation-id.ts';
import { runAttempt } from '../../simulators/attempt/run-attempt.ts';
import { scriptedHuman } from '../../simulators/attempt/scripted-human.fixture.ts';
import type { BrowserLane } from '../../simulators/drivers/browser/browser-lane.ts';
import type { Chromium } from '../../simulators/drivers/browser/chromium.ts';
import { browserFlags } from '../../simulators/programs/browser/browser-flags.ts';
import { PartClock, type BenchArm } from './arm.ts';
import type { BenchGround, BenchPerson } from './ground.ts';

export interface OpenLane {
  readonly lane: BrowserLane;
  readonly chromium: Chromium;
}

const signInsOfUser = 5;
const mondayMs = Date.UTC(2026, 0, 5, 8);
const dayMs = 86_400_000;
const timeLimitMs = 900_000;

let draws = 0;

/** @param people for each lane its own, with a passkey each; they come round again and again. */
export function driverArm(
  ground: BenchGround,
  id: 'c-1-lane' | 'c-2-lanes',
  lanes: readonly OpenLane[],
  people: readonly (readonly BenchPerson[])[],
): BenchArm {
  const next = lanes.map(() => 0);
  return {
    id,
    title: `our driver, a context per user of ${signInsOfUser} sign-ins, ${lanes.length === 1 ? '1 lane' : `${lanes.length} lanes`}`,
    browser: `${ground.browser.mode} with our flags: ${browserFlags(ground.browser.sandbox).join(' ')}`,
    get processGroups() {
      return lanes.flatMap(({ chromium }) => chromium.processGroup ?? []);
    },
    async signIn(durationMs) {
      const clock = new PartClock();
      const startedAtMs = performance.now();
      let signIns = 0;
      await Promise.all(
        lanes.map(async ({ lane }, laneIndex) => {
          const mine = people[laneIndex] ?? [];
          while (performance.now() - startedAtMs < durationMs) {
            const person = mine[(next[laneIndex] ?? 0) % mine.length];
            next[laneIndex] = (next[laneIndex] ?? 0) + 1;
            if (person === undefined) throw new Error('arm c: found no person, expected some for each lane');
            await liveWeek(lane, person, clock);
            signIns += signInsOfUser;
          }
        }),
      );
      return { signIns, elapsedMs: performance.now() - startedAtMs, parts: clock.parts };
    },
  };
}

async function liveWeek(lane: BrowserLane, person: BenchPerson, clock: PartClock): Promise<void> {
  for (let day = 0; day < signInsOfUser; day += 1)
    await attempt(lane, person, 'passkey', mondayMs + day * dayMs, clock, day === 0);
  await clock.time('context and page closed', () => lane.leaveUser());
}

/** Gives people their account and, in the browser, their passkey. Not timed. */
export async function enrol(ground: BenchGround, { lane }: OpenLane, person: BenchPerson): Promise<void> {
  await ground.client.openAccount(person.user, person.account);
  await attempt(lane, person, 'passkey-registration', mondayMs - dayMs, new PartClock(), true);
  await lane.leaveUser();
}

async function attempt(
  lane: BrowserLane,
  { user, account }: BenchPerson,
  flow: 'passkey' | 'passkey-registration',
  startsAtMs: number,
  clock: PartClock,
  first: boolean,
): Promise<void> {
  const [device] = user.devices;
  const drawIndex = draws;
  draws += 1;
  const id = correlationId(1, { arm: 'passkey', user: user.index, drawIndex, epoch: 0 });
  const opened = await clock.time(first ? 'context and page opened' : 'session forgotten', () =>
    lane.openSession({ user, account, arm: 'passkey', device, drawIndex, correlationId: id }),
  );
  const interpretedFromMs = performance.now();
  const course = await runAttempt(
    { user, account, device, flow, drawIndex, startsAtMs, timeLimitMs },
    opened.session,
    scriptedHuman(),
    () => ({ arrivesInMs: 0 }),
  );
  const spanMs = performance.now() - interpretedFromMs;
  let toldMs = 0;
  for (const { measured } of course.steps) {
    clock.add('navigation', measured.navigationMs);
    clock.add('server', measured.serverMs);
    clock.add('ceremony', measured.ceremonyMs);
    clock.add('rendering', measured.renderingMs);
    clock.add('driver overhead in steps', measured.overheadMs);
    toldMs +=
      measured.navigationMs + measured.serverMs + measured.ceremonyMs + measured.renderingMs + measured.overheadMs;
  }
  clock.add('interpreter', Math.max(0, spanMs - toldMs));
  await opened.close();
  if (course.outcome.kind !== 'succeeded')
    throw new Error(`arm c: found ${JSON.stringify(course.outcome)} at the end of ${flow}, expected a sign-in`);
}
