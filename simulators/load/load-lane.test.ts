// The load driver's lane keeps the contract of every driver, against a real identity provider over HTTP.
import { afterAll, beforeAll } from 'vitest';
import { readFileSync } from 'node:fs';
import { TOTP } from 'otpauth';
import { parse } from 'yaml';
import { target as targetSchema } from '../../scenarios/schema/target.ts';
import { driverConformance, type ConformanceBench } from '../attempt/driver-conformance.ts';
import { correlationId } from '../attempt/correlation-id.ts';
import { runAttempt } from '../attempt/run-attempt.ts';
import { scriptedHuman } from '../attempt/scripted-human.ts';
import { generateEs256Key } from '../authenticator/software/es256-key.ts';
import { nodePlatform } from '../authenticator/software/node-platform.ts';
import { startIdentityProvider, type IdentityProvider } from '../identity-provider/process.ts';
import { SimulationClient } from '../identity-provider/simulation-client.ts';
import { LoadLane } from './load-lane.ts';
import { NodeWebClient, parseNodePage } from './node-web-client.ts';
import { createPageReader } from './page-reader.ts';

const monday = Date.UTC(2026, 0, 5, 8);
const target = targetSchema.parse(parse(readFileSync(new URL('../../scenarios/targets/reference.yaml', import.meta.url), 'utf8')));
let provider: IdentityProvider;
let bench: ConformanceBench;

beforeAll(async () => {
  provider = await startIdentityProvider({ passwordHashing: { memoryKiB: 64, passes: 1, lanes: 1 }, simulation: { seed: 1, faults: [] } });
  const client = new SimulationClient(provider);
  const lane = new LoadLane({
    target,
    baseUrls: [provider.baseUrl],
    token: provider.token,
    newWebClient: () => new NodeWebClient(10_000),
    pages: createPageReader(target, parseNodePage),
    platform: nodePlatform,
    keyOf: generateEs256Key,
    signerOf: generateEs256Key,
    totp: (secret, atMs) => new TOTP({ secret }).generate({ timestamp: atMs }),
    now: () => performance.now(),
  });
  let draws = 0;
  bench = {
    openAccount: (user, account) => client.openAccount(user, account),
    leaveUser: () => lane.leaveUser(),
    async attempt({ user, account, flow, human = {}, device = user.devices[0], startsAtMs = monday }) {
      draws += 1;
      const opened = await lane.openSession({ user, account, arm: account.arm, device, drawIndex: draws, correlationId: correlationId(1, { arm: account.arm, user: user.index, drawIndex: draws, epoch: 0 }) });
      const course = await runAttempt({ user, account, device, flow, drawIndex: draws, startsAtMs, timeLimitMs: 86_400_000 }, opened.session, scriptedHuman(human), () => ({ arrivesInMs: 0 }));
      await opened.close();
      return course;
    },
  };
}, 60_000);

afterAll(() => provider.stop());

driverConformance(() => bench);
