// For tests: a provider started for simulation, a browser and a lane, with a person a test scripts. Everything is stopped by close().
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { FlowId } from '../../../scenarios/flows/flow-id.ts';
import { defaultPolicy, type Policy } from '../../../scenarios/schema/policy.ts';
import type { Verifier } from '../../../scenarios/schema/verifier.ts';
import type { Fault } from '../../../scenarios/schema/scenario.ts';
import { target as targetSchema } from '../../../scenarios/schema/target.ts';
import { conformancePolicies } from '../../attempt/driver-conformance.fixture.ts';
import { standardFaceCheck } from '../../identity-proofing/profile-named.fixture.ts';
import { startVerifier } from '../../identity-proofing/verifier-process.ts';
import type { AccountHolder } from '../../attempt/account-holder.ts';
import { correlationId } from '../../attempt/correlation-id.ts';
import type { AttemptCourse } from '../../attempt/attempt-course.ts';
import type { AttemptOrder } from '../../attempt/attempt-order.ts';
import { runAttempt } from '../../attempt/run-attempt.ts';
import { scriptedHuman } from '../../attempt/scripted-human.fixture.ts';
import type { HumanModel } from '../../people/intent.ts';
import { startExternalProviderFor } from '../../external-method/external-provider-process.ts';
import { newSimulationToken, startIdentityProvider, type IdentityProvider } from '../../identity-provider/process.ts';
import { SimulationClient } from '../../identity-provider/simulation-client.ts';
import type { Device, VirtualUser } from '../../people/virtual-user.ts';
import { BrowserLane } from './browser-lane.ts';
import { Chromium } from './chromium.ts';
import { findBrowser } from '../../programs/browser/find-browser.ts';
import { sandboxSupport } from '../../programs/browser/sandbox-support.ts';

/** Cheap on purpose: argon2's cost is not what these tests are about. */
const cheapHashing = { memoryKiB: 64, passes: 1, lanes: 1 };

export interface TestBench {
  readonly provider: IdentityProvider;
  readonly chromium: Chromium;
  readonly lane: BrowserLane;
  readonly client: SimulationClient;
  readonly folder: string;
  attempt(order: {
    user: VirtualUser;
    account: AccountHolder;
    flow: FlowId;
    human?: Partial<HumanModel>;
    device?: Device;
    startsAtMs?: number;
    fallbacks?: AttemptOrder['fallbacks'];
    wait?: (step: number) => Promise<void>;
  }): Promise<AttemptCourse>;
  close(): Promise<void>;
}

export interface TestBenchOptions {
  readonly faults?: readonly Fault[];
  /** Absent: the default. */
  readonly policy?: Policy;
  /** Checks identities, before a standard face check. Absent: nobody does. */
  readonly verifier?: Verifier;
  readonly answerTimeMs?: number;
  /** Codes that the target's description does not know. */
  readonly unknownCodes?: readonly string[];
  readonly browserPath?: string;
  readonly mode?: 'shell' | 'new';
}

export const monday = Date.UTC(2026, 0, 5, 8);

export async function openTestBench({
  faults = [],
  policy = defaultPolicy,
  verifier,
  answerTimeMs = 10_000,
  unknownCodes = [],
  browserPath,
  mode,
}: TestBenchOptions = {}): Promise<TestBench> {
  const found = await findBrowser(process.env);
  const executablePath = browserPath ?? found?.path;
  if (executablePath === undefined) throw new Error('no browser; npm test installs one');
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const simulation = { token: newSimulationToken(), seed: 1, faults };
  const checks = verifier === undefined ? undefined : await startVerifier({ profile: verifier, simulation });
  const external = await startExternalProviderFor([policy], simulation);
  const provider = await startIdentityProvider({
    signInLogFile: join(folder, 'sign-ins.ndjson'),
    passwordHashing: cheapHashing,
    policy,
    external,
    ...(verifier === undefined || checks === undefined
      ? {}
      : {
          recovery: {
            verifiers: { [verifier.id]: { baseUrl: checks.baseUrl, apiKey: checks.apiKey } },
            faceCheck: standardFaceCheck(),
            claimsEndpoints: [],
          },
        }),
    simulation: { ...simulation, armPolicies: conformancePolicies },
  });
  const client = new SimulationClient(provider);
  const chromium = new Chromium({
    executablePath,
    mode: mode ?? (found?.kind === 'full' ? 'new' : 'shell'),
    sandbox: (await sandboxSupport()).possible,
  });
  const target = targetSchema.parse(
    parse(readFileSync(fileURLToPath(new URL('../../../scenarios/targets/reference.yaml', import.meta.url)), 'utf8')),
  );
  for (const code of unknownCodes) delete target.meanings[code];
  const lane = new BrowserLane({
    chromium,
    target,
    baseUrl: provider.baseUrl,
    simulation: { client, token: provider.token },
    answerTimeMs,
    failuresFolder: join(folder, 'failures'),
  });
  let draws = 0;
  return {
    provider,
    chromium,
    lane,
    client,
    folder,
    async attempt({ user, account, flow, human = {}, device = user.devices[0], startsAtMs = monday, fallbacks, wait }) {
      const drawIndex = draws;
      draws += 1;
      const id = correlationId(1, { arm: account.arm, user: user.index, drawIndex, epoch: 0 });
      const opened = await lane.openSession({ user, account, arm: account.arm, device, drawIndex, correlationId: id });
      const order = {
        user,
        account,
        device,
        flow,
        drawIndex,
        startsAtMs,
        timeLimitMs: 3_600_000,
        fallbacks,
        ...(wait === undefined ? {} : { wait: stepByStep(wait) }),
      };
      const course = await runAttempt(order, opened.session, scriptedHuman(human), () => ({ arrivesInMs: 0 }));
      await opened.close(
        course.outcome.kind === 'succeeded'
          ? undefined
          : {
              name: course.outcome.kind === 'void' ? `void-${course.outcome.code}` : course.outcome.kind,
              log: course.steps,
            },
      );
      return course;
    },
    async close() {
      await lane.leaveUser();
      await Promise.all([provider.stop(), checks?.stop(), external?.stop(), chromium.close()]);
    },
  };
}

/** Tells the ordinal of the step that is about to be done. */
function stepByStep(wait: (step: number) => Promise<void>): () => Promise<void> {
  let step = 0;
  return () => {
    step += 1;
    return wait(step - 1);
  };
}
