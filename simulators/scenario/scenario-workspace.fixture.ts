// For tests: a folder with a scenario and small parts of its own, and a load that knows a few claims and metrics.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flow as passwordOtp } from '../../scenarios/flows/password-otp.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';
import { loadScenario, type LoadedScenario } from './load-scenario.ts';
import type { Override } from './override.ts';
import { ScenarioErrors, type ScenarioProblem } from './scenario-errors.ts';

export const smallScenario = `name: Small
seed: 1
target: plain
arms: [password-otp, passkey]
personas:
  clerk: 60 %
  guard: 40 %
users: 4
claims:
  - twice-as-fast
gates:
  success: ['value>0.9']
`;

const citedShares = (shares: string) => `{ shares: ${shares}, assumed: for a test }`;

const persona = (id: string) => `id: ${id}
title: ${id}
description: Made for tests
mainDevice: ${citedShares('{ windows-laptop: 100 % }')}
otherDevice: ${citedShares('{ none: 100 % }')}
otherDeviceAtHand: { share: 0 %, assumed: for a test }
providers:
  windows-laptop: ${citedShares('{ hello: 100 % }')}
secondFactor: ${citedShares('{ totp: 100 % }')}
locales: ${citedShares('{ en_US: 100 % }')}
signInHours: { from: 8, to: 18, assumed: for a test }
habits: {}
`;

const parts: Readonly<Record<string, string>> = {
  'personas/clerk.yaml': persona('clerk'),
  'personas/guard.yaml': persona('guard'),
  'providers/hello.yaml': `id: hello
title: Hello
aaguid: 08987058-cadc-4b81-b6e1-30de50dcbe96
passkeyType: deviceBound
transport: internal
worksOn: [windows-laptop]
source: for a test
`,
  'claims/twice-as-fast.yaml': `id: twice-as-fast
title: Somebody, passkey against password
source: { who: Somebody, where: nowhere, url: 'https://example.test/twice', year: 2026 }
people: { said: somebody, asOurs: unclear }
ways:
  passkey: { name: passkey, inSentence: the passkey }
  other: { name: password, inSentence: the password, said: a password alone, like: password }
statements:
  - id: twice-as-fast
    title: Twice as fast
    words: Twice as fast
    measure: seconds
    summary: mean
    stated: { kind: ratio, is: { value: 2, halfStep: 0.5 } }
`,
  'targets/plain.yaml': `id: plain
title: Plain
kind: reference
rpId: localhost
paths: { signIn: /, passwordReset: /reset, passkeyRegistration: /register }
pages: { sign-in: a, password: b, code: c, other-ways: d, home: e, register-passkey: f, reset-password: g, new-password: h }
controls: { userName: a, password: b, code: c, newPassword: d, submit: e, resendCode: f, usePasskey: g, anotherWay: h, createPasskey: i }
ceremonies:
  authentication: { options: /a/options, verify: /a/verify }
  registration: { options: /r/options, verify: /r/verify }
  userNameAttribute: data-user-name
  userNameFieldAttribute: data-user-name-from
errorCode: '#error'
meanings: { '50126': wrong }
`,
};

export interface ScenarioWorkspace {
  readonly folder: string;
  write(path: string, text: string | Uint8Array): Promise<string>;
  read(path: string): Promise<string>;
  /** Writes `text` as scenario.yaml and loads it. */
  load(text: string | Uint8Array, overrides?: readonly Override[]): Promise<LoadedScenario>;
  /** The problems of `text`; none when it loads. Anything but ScenarioErrors is thrown on. */
  problemsOf(text: string | Uint8Array, overrides?: readonly Override[]): Promise<readonly ScenarioProblem[]>;
  remove(): Promise<void>;
}

export async function createScenarioWorkspace(): Promise<ScenarioWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), 'scenario-'));
  const write = async (path: string, text: string | Uint8Array) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
    return join(folder, path);
  };
  for (const [path, text] of Object.entries(parts)) await write(path, text);
  const flows: Readonly<Record<string, Flow>> = { 'password-otp': passwordOtp };
  const load = async (text: string | Uint8Array, overrides: readonly Override[] = []) =>
    loadScenario(await write('scenario.yaml', text), {
      overrides,
      metrics: {
        success: 'proportion',
        'void-share': 'proportion',
        'load-capacity': 'a second',
        'load-failure-share': 'proportion',
        'load-latency-p95': 'ms',
        'sign-in-time': 's',
        'lock-outs': 'per 1 000 needs to sign in',
      },
      flows,
    });
  return {
    folder,
    write,
    read: (path) => readFile(join(folder, path), 'utf8'),
    load,
    async problemsOf(text, overrides) {
      try {
        await load(text, overrides);
        return [];
      } catch (error) {
        if (error instanceof ScenarioErrors) return error.problems;
        throw error;
      }
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
