// Every flow can be walked at the null target as it is at the real one: the load driver's own lane finds each page and control.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import type { FlowId } from '../../../../scenarios/flows/flow-id.ts';
import type { Purpose } from '../../../../scenarios/flows/flow.ts';
import type { Outcome } from '../../../../scenarios/schema/attempt.ts';
import { correlationId } from '../../../attempt/correlation-id.ts';
import { runAttempt } from '../../../attempt/run-attempt.ts';
import { scriptedHuman } from '../../../attempt/scripted-human.fixture.ts';
import { testAccount, testUser } from '../../../attempt/test-user.fixture.ts';
import { standardFaceCheck, verifierNamed } from '../../../identity-proofing/profile-named.fixture.ts';
import { openTestLane } from '../session/test-lane.fixture.ts';
import { startNullTarget, type NullTarget } from './start-null-target.ts';

const startsAtMs = Date.UTC(2026, 0, 5, 8);
let none: NullTarget;
let recovering: NullTarget;
beforeAll(async () => {
  none = await startNullTarget();
  recovering = await startNullTarget({ verifier: 'balanced' });
}, 60_000);
afterAll(() => Promise.all([none.stop(), recovering.stop()]));

/** How a flow ends that everything goes well in; one that nobody means to finish is left, and a stranger has the password alone. */
const endOf = {
  'sign-in': { kind: 'succeeded' },
  registration: { kind: 'succeeded' },
  reset: { kind: 'succeeded' },
  unmeant: { kind: 'abandoned', reason: 'not-meant' },
  guess: { kind: 'abandoned', reason: 'second-factor-not-at-hand' },
  recovery: { kind: 'succeeded' },
} as const satisfies Partial<Readonly<Record<Purpose, Partial<Outcome>>>>;
/** No load is of impostors. */
const notOffered: ReadonlySet<Purpose> = new Set(['impostor']);
const proofing = { verifiers: [verifierNamed('balanced')], faceCheck: standardFaceCheck() };

it.each((Object.keys(flows) as FlowId[]).filter((flow) => !notOffered.has(flows[flow].purpose)))('%s', async (flow) => {
  const lane = flows[flow].purpose === 'recovery' ? openTestLane(recovering, proofing) : openTestLane(none);
  const user = testUser({ secondFactor: 'text-message' });
  const [device] = user.devices;
  const account = testAccount(user, 'passkey');
  const live = async (id: FlowId, drawIndex: number) => {
    const order = {
      user,
      account,
      arm: account.arm,
      device,
      drawIndex,
      correlationId: correlationId(1, { arm: account.arm, user: user.index, drawIndex, epoch: 0 }),
    };
    const { session, close } = await lane.openSession(order);
    const { outcome } = await runAttempt(
      { user, account, device, flow: id, drawIndex, startsAtMs, timeLimitMs: 86_400_000 },
      session,
      scriptedHuman({}),
      () => ({ arrivesInMs: 0 }),
    );
    await close();
    return outcome;
  };
  // Who signs in with a passkey has one.
  if (flow === 'passkey') expect(await live('passkey-registration', 0)).toEqual({ kind: 'succeeded' });
  expect(await live(flow, 1)).toMatchObject(
    (endOf as Partial<Readonly<Record<Purpose, Partial<Outcome>>>>)[flows[flow].purpose] ?? {},
  );
  await lane.leaveUser();
});
