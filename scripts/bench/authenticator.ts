// Benchmark of the software authenticator in Node: sign-ins with a passkey against bare OpenSSL signatures and another authenticator,
// in short blocks that take turns, with few and with many passkeys stored.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createRequire } from 'node:module';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type Nid from 'nid-webauthn-emulator';
import { getAssertion } from '../../simulators/authenticator/software/get-assertion.ts';
import { generateNodeEs256Key } from '../../simulators/authenticator/software/node-es256-key.ts';
import { nodePlatform } from '../../simulators/authenticator/software/node-platform.ts';
import { SoftwareAuthenticator } from '../../simulators/authenticator/software/software-authenticator.ts';
import { spreadOf, spreadText, type Spread } from './spread.ts';

/** Goals of the project, for assertions per second; `flat` is how much of the speed with one passkey must be left with many. */
const goals = { nid: 10, openSsl: 0.5, flat: 0.8 } as const;
const stores = [1, 1_000, 100_000] as const;
const rounds = 12;
const blockMs = 150;
/** Between two looks at the clock, at most. */
const burst = 50;

const origin = 'https://login.example.org';
const rpId = 'example.org';
/** Signed by an assertion: authenticator data and a hash. */
const signedBytes = 37 + 32;
/** Passkeys share these: making a key for each of 100 000 takes longer than the benchmark, and which key signs makes no difference. */
const keys = Array.from({ length: 16 }, generateNodeEs256Key);

interface Arm {
  readonly id: string;
  readonly title: string;
  /** One assertion, or one signature. */
  readonly once: (turn: number) => unknown;
}

interface ArmFigures {
  readonly id: string;
  readonly title: string;
  readonly perSecond: Spread;
}
interface Ratio {
  readonly of: string;
  readonly to: string;
  /** Block by block of the same round. */
  readonly speed: Spread;
  readonly goal: number;
  readonly met: boolean;
}
export interface AuthenticatorBenchmark {
  readonly arms: readonly ArmFigures[];
  readonly ratios: readonly Ratio[];
}

export async function benchAuthenticator(): Promise<AuthenticatorBenchmark> {
  const arms = [openSslArm(), ...stores.map(ourArm), ...([1, 1_000] as const).map(nidArm)];
  const rates = new Map<string, number[]>(arms.map(({ id }) => [id, []]));
  // The first round is for the compiler.
  for (let round = -1; round < rounds; round += 1) {
    for (const arm of arms) {
      const rate = await rateOf(arm);
      if (round >= 0) rates.get(arm.id)?.push(rate);
    }
  }
  const ratio = (of: string, to: string, goal: number): Ratio => {
    const speed = spreadOf((rates.get(of) ?? []).map((rate, round) => rate / (rates.get(to)?.[round] ?? Number.NaN)));
    return { of, to, speed, goal, met: speed.median >= goal };
  };
  return {
    arms: arms.map(({ id, title }) => ({ id, title, perSecond: spreadOf(rates.get(id) ?? []) })),
    ratios: [
      ratio('ours-1', 'nid-1', goals.nid),
      ratio('ours-1000', 'nid-1000', goals.nid),
      ...stores.map((stored) => ratio(`ours-${stored}`, 'openssl', goals.openSsl)),
      ...stores.slice(1).map((stored) => ratio(`ours-${stored}`, 'ours-1', goals.flat)),
    ],
  };
}

/** Per second. */
async function rateOf({ once }: Arm): Promise<number> {
  const startedAtMs = performance.now();
  let done = 0;
  let elapsedMs = 0;
  while (elapsedMs < blockMs) {
    // A slow arm looks at the clock each time.
    const times = done === 0 ? 1 : Math.max(1, Math.min(burst, Math.floor((done * 10) / elapsedMs)));
    for (let time = 0; time < times; time += 1) await once(done + time);
    done += times;
    elapsedMs = performance.now() - startedAtMs;
  }
  return (done * 1_000) / elapsedMs;
}

function openSslArm(): Arm {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const message = randomBytes(signedBytes);
  return {
    id: 'openssl',
    title: 'ES256 signature alone, node:crypto',
    once: () => sign('sha256', message, privateKey),
  };
}

/** Passkeys that keep a counter, which is more work than those that keep none. */
function ourArm(stored: number): Arm {
  const authenticator = new SoftwareAuthenticator({ platform: nodePlatform });
  const requests = Array.from({ length: stored }, (_, at) => {
    const id = randomBytes(32).toString('base64url');
    const key = keys[at % keys.length] ?? generateNodeEs256Key();
    authenticator.credentials.add({
      id,
      rpId,
      userHandle: `user${at}`,
      userName: `user.${at}`,
      key,
      discoverable: true,
      backup: 'device-bound',
      signCount: 1,
    });
    return requestFor(id);
  });
  // One after another would be kind to the processor's cache; 7919 is prime, so that all come round.
  return {
    id: `ours-${stored}`,
    title: `our authenticator, ${stored} passkeys stored`,
    once: (turn) => getAssertion(authenticator, origin, requests[(turn * 7_919) % stored] ?? requestFor('')),
  };
}

function nidArm(stored: number): Arm {
  const {
    AuthenticatorEmulator,
    PasskeysCredentialsMemoryRepository,
    default: WebAuthnEmulator,
  } = createRequire(import.meta.url)('nid-webauthn-emulator') as typeof Nid;
  const repository = new PasskeysCredentialsMemoryRepository();
  const emulator = new WebAuthnEmulator(
    new AuthenticatorEmulator({ algorithmIdentifiers: ['ES256'], credentialsRepository: repository }),
  );
  const creation = {
    rp: { id: rpId, name: 'Benchmark' },
    user: { id: 'AQID', name: 'ada', displayName: 'Ada' },
    challenge: requestFor('').challenge,
    pubKeyCredParams: [{ type: 'public-key' as const, alg: -7 }],
  };
  const { id } = emulator.createJSON(origin, creation);
  const [made] = repository.loadCredentials();
  if (made === undefined) throw new Error('nid-webauthn-emulator keeps no passkey in its repository');
  // Copies under other ids and users: making each would take it longer than the benchmark.
  for (let copy = 1; copy < stored; copy += 1) {
    const copyId = new Uint8Array(randomBytes(32));
    repository.saveCredential({
      ...made,
      publicKeyCredentialDescriptor: { ...made.publicKeyCredentialDescriptor, id: copyId },
      user: { ...made.user, id: copyId },
    });
  }
  const request = requestFor(id);
  return {
    id: `nid-${stored}`,
    title: `nid-webauthn-emulator, ${stored} passkeys stored`,
    once: () => emulator.getJSON(origin, request as never),
  };
}

function requestFor(id: string): PublicKeyCredentialRequestOptionsJSON {
  return {
    rpId,
    challenge: 'QSBjaGFsbGVuZ2Ugb2YgMzIgYnl0ZXMsIGFzIHVzdWFs',
    userVerification: 'required',
    allowCredentials: [{ id, type: 'public-key' }],
  };
}

export function authenticatorText({ arms, ratios }: AuthenticatorBenchmark): string {
  return [
    `Passkey assertions signed in Node, one thread: median of ${rounds} blocks of ${blockMs} ms (lowest to highest), arms in turn`,
    ...arms.map(({ title, perSecond }) => `  ${title.padEnd(46)}${spreadText(perSecond, 0)} per second`),
    '  Ratios, block by block of the same round',
    ...ratios.map(
      ({ of, to, speed, goal, met }) =>
        `    ${`${of} / ${to}`.padEnd(24)}${spreadText(speed, 2)}   goal ${goal}: ${met ? 'met' : 'missed'}`,
    ),
    '',
  ].join('\n');
}
