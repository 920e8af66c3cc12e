// One sign-in that is to be made: who, when it is due, with what, and what the person would do if the target is well. Node writes it as a
// line of text with tabs, k6 reads it: reading JSON is what k6 is slowest at, so all that a rehearsed sign-in needs stands in the head, and
// the rest (the whole user) in a tail that is read only when the target answers otherwise than rehearsed.
import type { Action } from '../../scenarios/schema/action.ts';
import type { Cause } from '../../scenarios/schema/attempt.ts';
import type { ArmId } from '../../scenarios/schema/scenario.ts';
import type { Rehearsal } from '../attempt/run-attempt.ts';
import type { Passkey } from '../authenticator/passkey.ts';
import type { Intent } from '../human/intent.ts';
import type { VirtualUser } from '../population/virtual-user.ts';

export interface RehearsedStep {
  readonly flow: string;
  readonly step: string;
  readonly visit: number;
  readonly modelledMs: number;
  readonly cause?: Cause;
  /** What the person types, or how they answer; `code`: the code in hand, whatever it is; `ask`: the human model says it when the time comes. */
  readonly says: { readonly kind: 'nothing' | 'code' | 'ask' } | { readonly kind: 'text' | 'result' | 'prompt'; readonly value: string };
}

/** A credential of this order that the person can use at once, as the authenticator keeps it. */
export interface HeldCredential {
  readonly from: 'device' | 'phone';
  readonly ordinal: number;
  /** base64url */
  readonly id: string;
  /** base64url */
  readonly userHandle: string;
  readonly synced: boolean;
  /** Before this attempt; absent: it keeps no counter. */
  readonly signCount?: number;
  readonly transport: 'internal' | 'usb' | 'hybrid';
}

/** The user, their account as it will be, and their device. */
export interface OrderedUser {
  readonly user: VirtualUser;
  readonly password: string;
  readonly passkeys: readonly Passkey[];
  readonly device: string;
  readonly session: number;
  readonly day: number;
}

export interface SignInOrder {
  /** ms after the trial's start. */
  readonly dueMs: number;
  readonly user: number;
  readonly userPrincipalName: string;
  readonly secondFactor: VirtualUser['secondFactor'];
  readonly arm: ArmId;
  readonly firstDraw: number;
  /** User's clock, ms since the Unix epoch. */
  readonly startsAtMs: number;
  readonly correlationId: string;
  readonly patienceMs: number;
  /** TOTP as the app will show it in the rehearsal: time step of 30 s, and code. */
  readonly totp?: { readonly timeStep: number; readonly code: string };
  readonly credentials: readonly HeldCredential[];
  readonly rehearsed: readonly RehearsedStep[];
}

const kinds = ['nothing', 'code', 'text', 'result', 'prompt', 'ask'] as const;
const headFields = 12;
const credentialFields = 7;
const stepFields = 7;

/** No field holds a tab: user names, passwords and ids are drawn without. */
export function encodeOrder(order: SignInOrder): string {
  const fields: (string | number)[] = [
    order.dueMs, order.user, order.userPrincipalName, order.secondFactor, order.arm, order.firstDraw, order.startsAtMs, order.correlationId, order.patienceMs,
    order.totp?.timeStep ?? '', order.totp?.code ?? '', order.credentials.length,
  ];
  for (const held of order.credentials) fields.push(held.from, held.ordinal, held.id, held.userHandle, held.synced ? 1 : 0, held.signCount ?? '', held.transport);
  for (const { flow, step, visit, modelledMs, cause, says } of order.rehearsed) {
    fields.push(flow, step, visit, modelledMs, cause ?? '', kinds.indexOf(says.kind), 'value' in says ? says.value : '');
  }
  const texts = fields.map(String);
  const unfit = texts.find((text) => /[\t\n]/.test(text));
  if (unfit !== undefined) throw new RangeError(`"${unfit}" cannot stand in an order: it holds a tab or a line break`);
  return texts.join('\t');
}

/** An order as k6 holds it: its rehearsal answers step by step, straight from the line. */
export type OrderInHand = Omit<SignInOrder, 'rehearsed' | 'patienceMs'> & { readonly rehearsal: Rehearsal };

/** @throws RangeError for a line that lacks fields. */
export function readOrder(line: string): OrderInHand {
  const fields = line.split('\t');
  const text = (at: number): string => fields[at] as string;
  const credentials: HeldCredential[] = [];
  const firstStep = headFields + Number(text(11)) * credentialFields;
  const inSteps = fields.length - firstStep;
  if (!(inSteps >= 0 && inSteps % stepFields === 0)) throw new RangeError(`"${fields.slice(0, 5).join(' ')}…" is no whole order`);
  for (let at = headFields; at < firstStep; at += credentialFields) {
    const signCount = text(at + 5);
    credentials.push({
      from: text(at) as HeldCredential['from'],
      ordinal: Number(text(at + 1)),
      id: text(at + 2),
      userHandle: text(at + 3),
      synced: text(at + 4) === '1',
      ...(signCount === '' ? {} : { signCount: Number(signCount) }),
      transport: text(at + 6) as HeldCredential['transport'],
    });
  }
  const timeStep = text(9);
  const startsAtMs = Number(text(6));
  return {
    dueMs: Number(text(0)),
    user: Number(text(1)),
    userPrincipalName: text(2),
    secondFactor: text(3) as VirtualUser['secondFactor'],
    arm: text(4) as ArmId,
    firstDraw: Number(text(5)),
    startsAtMs,
    correlationId: text(7),
    ...(timeStep === '' ? {} : { totp: { timeStep: Number(timeStep), code: text(10) } }),
    credentials,
    rehearsal: rehearsalFrom(fields, firstStep, startsAtMs, Number(text(8))),
  };
}

/** Answers while flow, step, visit and the user's clock are as rehearsed: then all that went before was, too. */
function rehearsalFrom(fields: readonly string[], firstStep: number, startsAtMs: number, patienceMs: number): Rehearsal {
  let at = firstStep;
  let expectedMs = startsAtMs;
  return {
    patienceMs,
    intentAt(flow, step, visit, nowMs, codeInHand) {
      if (at >= fields.length || expectedMs !== nowMs || fields[at + 1] !== step || fields[at] !== flow || Number(fields[at + 2]) !== visit) {
        at = fields.length;
        return undefined;
      }
      const modelledMs = Number(fields[at + 3]);
      const intent: Record<string, unknown> = { modelledMs };
      if (fields[at + 4] !== '') intent['cause'] = fields[at + 4];
      const kind = kinds[Number(fields[at + 5])];
      if (kind === 'code') intent['text'] = codeInHand ?? '';
      else if (kind === 'text' || kind === 'result' || kind === 'prompt') intent[kind] = fields[at + 6];
      expectedMs += modelledMs;
      at += stepFields;
      if (kind === 'ask') return undefined;
      return intent as unknown as Intent<Action>;
    },
  };
}
