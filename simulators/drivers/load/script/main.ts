// The k6 script. Bundled by esbuild with the flows, the interpreter, the human model and the software authenticator; runs on stock k6.
import exec from 'k6/execution';
import { SharedArray } from 'k6/data';
import http from 'k6/http';
import { sleep } from 'k6';
import { TOTP } from 'otpauth';
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import type { UnmeantLife } from '../../../attempt/before-need.ts';
import { correlationId } from '../../../attempt/correlation-id.ts';
import { liveUser } from '../../../attempt/live-user.ts';
import { unreachableCode } from '../../../attempt/performed.ts';
import { checkedByTenant } from '../../../attempt/checked-by-tenant.ts';
import type { ProofingProfiles } from '../../../attempt/recovery-phone.ts';
import type { AttemptCourse } from '../../../attempt/attempt-course.ts';
import { Interpreter } from '../../../attempt/run-attempt.ts';
import { VoidAttempt } from '../../../attempt/void-attempt.ts';
import { nextStart, type AttemptStart } from '../../../attempt/start-over.ts';
import type { AttestationKey } from '../../../authenticator/software/attestation-object.ts';
import { attestationKey } from '../../../authenticator/software/batch-key.ts';
import { derivedKey, derivedSigner } from '../../../authenticator/software/derived-key.ts';
import { k6Platform } from '../../../authenticator/software/k6-platform.ts';
import { createDelivery, type Delivery } from '../../../delivery/delivery.ts';
import { createHumanModel } from '../../../people/human-model.ts';
import type { HumanModel } from '../../../people/intent.ts';
import type { LockedOut } from '../../../people/lock-out.ts';
import { createParameters, type Parameters } from '../../../people/parameters.ts';
import { unmeantCauses } from '../../../people/unmeant-causes.ts';
import {
  encodeAttempt,
  encodeDropped,
  encodeEpoch,
  encodeLife,
  encodeLifeEnd,
  encodeRequestError,
} from '../trial/attempt-line.ts';
import type { LoadGround } from '../session/load-ground.ts';
import { LoadLane } from '../session/load-lane.ts';
import { createPageReader } from '../session/page-reader.ts';
import { readOrder, type OrderedUser } from '../orders/sign-in-order.ts';
import { K6WebClient, type RequestFailure } from './k6-web-client.ts';
import { parseK6Page } from './k6-page.ts';
import { OrderedAttempt, orderedSession } from './ordered-session.ts';
import type { HumanData, OrderedLife, RecoveryData, ScriptSettings } from './script-data.ts';
import { SignInMetrics } from './sign-in-metrics.ts';
import { targetInPlace, tokenProblem } from './target-in-place.ts';

declare const open: (path: string) => string;
declare const __ENV: Readonly<Record<string, string | undefined>>;

const settings = JSON.parse(open('./settings.json')) as ScriptSettings;
/** Two for each sign-in: what a rehearsed one needs, and the rest. For lives only the second. */
const orders = new SharedArray('orders', () => JSON.parse(open('./orders.json')) as string[]);
const humanData = new SharedArray('human', () => [open('./human.json')]);
const writesLines = __ENV['PILOT_LINES'] === '1';
const metrics = settings.metrics ? new SignInMetrics() : undefined;

export const options = settings.options;

const { baseUrls, externalUrl, token, problem } = targetInPlace(settings, __ENV);

const ground: LoadGround = {
  target: settings.target,
  baseUrls,
  externalUrl,
  ...(token === undefined ? {} : { token }),
  newWebClient: () => new K6WebClient(settings.limits.answerTime, tellFailure),
  pages: createPageReader(settings.target, parseK6Page),
  platform: k6Platform,
  keyOf: (user, ordinal) => derivedKey(k6Platform, { seed: settings.seed, user, ordinal }),
  signerOf: (user, ordinal) => derivedSigner(k6Platform, { seed: settings.seed, user, ordinal }),
  proofing,
  attestationOf,
  totp: (secret, atMs) => new TOTP({ secret }).generate({ timestamp: atMs }),
  now: () => Date.now(),
};

/** Read from the settings once in each VU. */
const attestationKeys = new Map<string, Promise<AttestationKey>>();

function attestationOf(aaguid: string): Promise<AttestationKey> {
  const known = attestationKeys.get(aaguid);
  if (known !== undefined) return known;
  const batch = settings.batchKeys?.[aaguid];
  if (batch === undefined)
    throw new VoidAttempt('harness-error', `no batch of authenticators has the AAGUID ${aaguid}`);
  const key = attestationKey(k6Platform, batch);
  attestationKeys.set(aaguid, key);
  return key;
}

/** Of each kind, in each VU: enough to know it by, and no flood. */
const failuresTold = 3;
const failures = new Map<number, number>();

/** k6's log does not hold what a request failed with. */
function tellFailure({ code, words }: RequestFailure): void {
  const told = failures.get(code) ?? 0;
  failures.set(code, told + 1);
  if (writesLines && told < failuresTold) console.log(encodeRequestError(words));
}

/** Made when first asked: on the rehearsed way nobody asks. */
const person = once(() => {
  const { parameters: list, overrides, personas, faults, recovery } = JSON.parse(humanData[0] ?? '') as HumanData;
  const parameters = createParameters(list, overrides, personas);
  return {
    unmeant: unmeantLife(parameters),
    human: createHumanModel({
      seed: settings.seed,
      parameters,
      drill: recovery === undefined ? undefined : { lockedOut: lockedOutNow, ...tenantKnown(recovery) },
    }),
    delivery: createDelivery({ seed: settings.seed, parameters, faults, flows }),
    proofing: recovery,
  };
});

/** Of the person whom this VU serves. */
let lockedOut: () => LockedOut | undefined = () => undefined;
function lockedOutNow(): LockedOut {
  const known = lockedOut();
  if (known === undefined) throw new Error('somebody recovers an account who is not said to be locked out');
  return known;
}
function tenantKnown(recovery: RecoveryData) {
  const { policy, armPolicies } = recovery;
  return checkedByTenant(recovery, (arm) => armPolicies[arm] ?? policy);
}
function proofing(): ProofingProfiles {
  return person().proofing ?? { verifiers: [] };
}
function unmeantLife(parameters: Parameters): UnmeantLife | undefined {
  if (settings.unmeant === undefined) return undefined;
  const { lockOutThresholds, ...unmeant } = settings.unmeant;
  const causes = unmeantCauses(unmeant, settings.seed, parameters);
  return causes === undefined ? undefined : { causes, lockOutThresholds };
}

const delivery: Delivery = (address) => person().delivery(address);
const human = new Proxy({} as HumanModel, { get: (_none, answer: keyof HumanModel) => person().human[answer] });
/** A VU serves one sign-in at a time. */
const interpreter = new Interpreter(delivery);
const wait = settings.realtime ? (durationMs: number) => Promise.resolve(sleep(durationMs / 1_000)) : undefined;

interface Epoch {
  readonly atMs: number;
}

/** The trial's clock begins when every VU is there; several k6 processes are told a common moment. */
export function setup(): Epoch {
  const why =
    problem ??
    (settings.standsAlone === true && token !== undefined
      ? baseUrls.map((url) => problemOfToken(url, token)).find((found) => found !== undefined)
      : undefined);
  if (why !== undefined) exec.test.abort(why);
  const atMs = Number(__ENV['PILOT_EPOCH'] ?? Date.now());
  if (writesLines) console.log(encodeEpoch(atMs));
  return { atMs };
}

function problemOfToken(url: string, shown: string): string | undefined {
  const { status, error } = http.get(`${url}/simulation/memory`, {
    headers: { 'x-pilot-token': shown },
    responseType: 'none',
  });
  return tokenProblem(url, status, error);
}

/** @param epoch undefined: k6 was told --no-setup. */
export default function signIn(epoch: Epoch | undefined): Promise<void> {
  if (epoch === undefined)
    exec.test.abort(
      'found no setup (--no-setup), expected one: the clock of the trial begins there; leave that argument out',
    );
  const { atMs } = epoch as Epoch;
  const index = exec.scenario.iterationInTest;
  return settings.lives ? live(index, atMs) : serve(index, atMs);
}

/** When whoever started this is gone, or the target is, a plan of hours must not go on; a target that is only overloaded still answers some. */
const goneAfter = 20;
let unreachableInARow = 0;

/** A sign-in counts when not even its first page was reached. */
function endWhenTargetIsGone({ steps }: Pick<AttemptCourse, 'steps'>): void {
  unreachableInARow = steps[0]?.code === unreachableCode ? unreachableInARow + 1 : 0;
  if (unreachableInARow >= goneAfter)
    exec.test.abort(`the target is gone: ${goneAfter} sign-ins in a row did not reach it`);
}

/** One sign-in of the open model: waits until it is due, then serves the need, starting over as the person does. */
async function serve(index: number, epochMs: number): Promise<void> {
  const order = readOrder(orders[2 * index] ?? '');
  const aheadMs = epochMs + order.dueMs - Date.now();
  if (aheadMs > 0) sleep(aheadMs / 1_000);
  else if (-aheadMs > settings.giveUpStartAfterMs) {
    if (writesLines) console.log(encodeDropped(index, order.dueMs));
    metrics?.dropped(order.arm);
    return;
  }
  const tail = once(() => JSON.parse(orders[2 * index + 1] ?? '') as OrderedUser);
  lockedOut = () => tail().lockedOut;
  const ordered = orderedSession(ground, order, tail);
  const who = { user: ordered.user, human, scenario: settings };
  const first: AttemptStart = { drawIndex: order.firstDraw, startsAtMs: order.startsAtMs };
  let start: AttemptStart | undefined = first;
  while (start !== undefined) {
    const begunMs = Date.now() - epochMs;
    const { drawIndex, startsAtMs }: AttemptStart = start;
    const isFirst = drawIndex === order.firstDraw;
    const id = isFirst
      ? order.correlationId
      : correlationId(settings.seed, { arm: order.arm, user: order.user, drawIndex, epoch: settings.epoch });
    const attempt = new OrderedAttempt(ordered, order, start, {
      timeLimitMs: settings.limits.attemptTime,
      fallbacks: settings.fallbacks,
      wait,
      rehearsal: isFirst ? order.rehearsal : undefined,
    });
    const opened = ordered.open(drawIndex, id);
    const session = opened instanceof Promise ? await opened : opened;
    const lived = interpreter.live(attempt, session, human);
    // Waiting for what is there costs k6 as much as a step.
    const course: AttemptCourse = lived instanceof Promise ? await lived : lived;
    const endedMs = Date.now() - epochMs;
    if (writesLines) {
      console.log(
        encodeAttempt({
          order: index,
          drawIndex,
          startsAtMs,
          correlationId: id,
          dueMs: isFirst ? order.dueMs : undefined,
          begunMs,
          endedMs,
          course,
        }),
      );
    }
    metrics?.ended(order, course, isFirst ? endedMs - order.dueMs : undefined, endedMs - begunMs);
    endWhenTargetIsGone(course);
    const next: AttemptStart | undefined = nextStart(who, first, start, course);
    if (next !== undefined && settings.realtime) sleep((next.startsAtMs - course.endedAtMs) / 1_000);
    start = next;
  }
}

/** One user from registration to their last need, all arms. */
async function live(index: number, epochMs: number): Promise<void> {
  const life = JSON.parse(orders[index] ?? '') as OrderedLife;
  const lane = new LoadLane(ground);
  let arm = '';
  // The same in every arm.
  const [why] = Object.values(life.lockedOut ?? {});
  lockedOut = () => life.lockedOut?.[arm];
  let begunMs = Date.now() - epochMs;
  for await (const attempt of liveUser({
    ...(wait === undefined ? {} : { wait }),
    ...life,
    scenario: { seed: settings.seed, limits: settings.limits, measurement: { quietShare: 1 } },
    unmeant: person().unmeant,
    ...(why === undefined ? {} : { countryOf: () => why.country }),
    human,
    delivery,
    lane: {
      openAccount: () => lane.openAccount(),
      closeAccount: () => lane.closeAccount(),
      leaveUser: () => lane.leaveUser(),
      openSession: (order) => {
        arm = order.arm;
        return lane.openSession(order);
      },
    },
    laneIndex: exec.vu.idInTest - 1,
    epoch: settings.epoch,
  })) {
    const endedMs = Date.now() - epochMs;
    if (writesLines) console.log(encodeLife({ ...attempt, load: { trial: '', begunMs, endedMs } }));
    if (attempt.purpose === 'sign-in' || attempt.purpose === 'recovery')
      metrics?.ended({ arm: attempt.arm }, attempt, undefined, endedMs - begunMs);
    endWhenTargetIsGone(attempt);
    begunMs = endedMs;
  }
  if (writesLines) console.log(encodeLifeEnd(life.user.index));
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
