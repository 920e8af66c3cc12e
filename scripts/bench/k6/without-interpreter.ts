// For the benchmark: the sign-in of the load driver with its way written by hand. Orders, HTTP, pages, prompt and record are the driver's own;
// only the flow's interpreter and the rehearsed person are missing. What it takes less than the driver is what interpreting costs.
import exec from 'k6/execution';
import { SharedArray } from 'k6/data';
import type { Action } from '../../../scenarios/flows/action.ts';
import type { StepRecord } from '../../../scenarios/schema/attempt.ts';
import {
  measuredTotalMs,
  nothingMeasured,
  type Performed,
  type TargetAction,
} from '../../../simulators/attempt/target-session.ts';
import { derivedKey, derivedSigner } from '../../../simulators/authenticator/software/derived-key.ts';
import { k6Platform } from '../../../simulators/authenticator/software/k6-platform.ts';
import { encodeAttempt } from '../../../simulators/drivers/load/trial/attempt-line.ts';
import type { LoadGround } from '../../../simulators/drivers/load/session/load-ground.ts';
import { createPageReader } from '../../../simulators/drivers/load/session/page-reader.ts';
import { parseK6Page } from '../../../simulators/drivers/load/script/k6-page.ts';
import { K6WebClient } from '../../../simulators/drivers/load/script/k6-web-client.ts';
import { orderedSession } from '../../../simulators/drivers/load/script/ordered-session.ts';
import type { ScriptSettings } from '../../../simulators/drivers/load/script/script-data.ts';
import { readOrder } from '../../../simulators/drivers/load/orders/sign-in-order.ts';

declare const open: (path: string) => string;

const settings = JSON.parse(open('./settings.json')) as ScriptSettings;
const orders = new SharedArray('orders', () => JSON.parse(open('./orders.json')) as string[]);

export const options = settings.options;

const ground: LoadGround = {
  target: settings.target,
  baseUrls: settings.baseUrls,
  ...(settings.token === undefined ? {} : { token: settings.token }),
  newWebClient: () => new K6WebClient(settings.limits.answerTime),
  pages: createPageReader(settings.target, parseK6Page),
  platform: k6Platform,
  keyOf: (user, ordinal) => derivedKey(k6Platform, { seed: settings.seed, user, ordinal }),
  signerOf: (user, ordinal) => derivedSigner(k6Platform, { seed: settings.seed, user, ordinal }),
  attestationOf: () => {
    throw new Error('a passkey sign-in registers nothing');
  },
  totp: () => {
    throw new Error('a passkey sign-in needs no code');
  },
  now: () => Date.now(),
};

export default async function signIn(): Promise<void> {
  const index = exec.scenario.iterationInTest;
  const order = readOrder(orders[2 * index] ?? '');
  const ordered = orderedSession(ground, order, () => {
    throw new Error('nobody leaves the rehearsed way here');
  });
  const session = ordered.open(order.firstDraw, order.correlationId);
  const target = session instanceof Promise ? await session : session;
  const begunMs = Date.now();
  const at = { flow: 'passkey', visit: 0, nowMs: order.startsAtMs };
  const opened = await target['open-sign-in']({ modelledMs: 0 }, { ...at, step: 'open-sign-in' });
  if (opened.result !== 'shown') throw new Error('found another page than sign-in');
  const used = await target['use-passkey']({ modelledMs: 0, prompt: 'confirmed' }, { ...at, step: 'use-passkey' });
  if (used.result !== 'accepted') throw new Error('found another page than home');
  const steps = [
    recordOf(0, 'open-sign-in', opened),
    recordOf(1, 'reach-for-passkey', { result: 'on-this-device', measured: nothingMeasured }),
    { ...recordOf(2, 'use-passkey', used), code: '0', logged: true },
  ];
  const course = {
    outcome: { kind: 'succeeded' },
    method: 'passkey',
    fellBack: false,
    steps,
    endedAtMs: order.startsAtMs,
  } as const;
  console.log(
    encodeAttempt({
      order: index,
      drawIndex: order.firstDraw,
      startsAtMs: order.startsAtMs,
      correlationId: order.correlationId,
      dueMs: order.dueMs,
      begunMs,
      endedMs: Date.now(),
      course,
    }),
  );
}

/** The steps of this way are called as their actions. */
function recordOf(
  index: number,
  action: Action,
  { result, measured }: Omit<Performed<TargetAction>, 'result'> & { readonly result: string },
): StepRecord {
  return {
    index,
    flow: 'passkey',
    step: action,
    action,
    result,
    logged: false,
    measured,
    measuredMs: measuredTotalMs(measured),
    modelledMs: 0,
  };
}
