// One sign-in that is to be made: who, when it is due, with what, and what the person would do if the target is well. Node writes it as a
// line of text with tabs, k6 reads it: reading JSON is what k6 is slowest at, so all that a rehearsed sign-in needs stands in the head, and
// the rest (the whole user) in a tail that is read only when the target answers otherwise than rehearsed.
import type { FlowId } from '../../../../scenarios/flows/flow-id.ts';
import type { Action } from '../../../../scenarios/flows/action.ts';
import type { Cause } from '../../../../scenarios/schema/attempt.ts';
import type { ArmId } from '../../../../scenarios/schema/arm.ts';
import type { Rehearsal } from '../../../attempt/attempt-order.ts';
import type { Passkey } from '../../../authenticator/passkey.ts';
import type { Intent } from '../../../people/intent.ts';
import type { LockedOut } from '../../../people/lock-out.ts';
import type { VirtualUser } from '../../../people/virtual-user.ts';

export interface RehearsedStep {
  readonly flow: string;
  readonly step: string;
  readonly visit: number;
  readonly modelledMs: number;
  readonly cause?: Cause;
  /** What the person types, or how they answer; `code`: the code in hand, whatever it is; `ask`: the human model says it when the time comes. */
  readonly says:
    | { readonly kind: 'nothing' | 'code' | 'ask' }
    | { readonly kind: 'text' | 'result' | 'prompt'; readonly value: string };
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
  readonly need: number;
  readonly day: number;
  /** Of somebody who recovers their account: why, and what they hold. */
  readonly lockedOut?: LockedOut;
}

export interface SignInOrder {
  /** ms after the trial's start. */
  readonly dueMs: number;
  readonly user: number;
  readonly userPrincipalName: string;
  readonly secondFactor: VirtualUser['secondFactor'];
  readonly arm: ArmId;
  readonly flow: FlowId;
  readonly firstDraw: number;
  /** User's clock, ms since the Unix epoch. */
  readonly startsAtMs: number;
  readonly correlationId: string;
  /** The device that it is made on, as clientHeaderOf() has it. */
  readonly client: string;
  readonly patienceMs: number;
  /** TOTP as the app will show it in the rehearsal: time step of 30 s, and code. */
  readonly totp?: { readonly timeStep: number; readonly code: string };
  readonly credentials: readonly HeldCredential[];
  readonly rehearsed: readonly RehearsedStep[];
}

const kinds = ['nothing', 'code', 'text', 'result', 'prompt', 'ask'] as const;
const headFields = 14;
const credentialFields = 7;
const stepFields = 7;

/** No field holds a tab: user names, passwords and ids are drawn without. */
export function encodeOrder(order: SignInOrder): string {
  const fields: (string | number)[] = [
    order.dueMs,
    order.user,
    order.userPrincipalName,
    order.secondFactor,
    order.arm,
    order.firstDraw,
    order.startsAtMs,
    order.correlationId,
    order.patienceMs,
    order.totp?.timeStep ?? '',
    order.totp?.code ?? '',
    order.credentials.length,
    order.flow,
    order.client,
  ];
  for (const held of order.credentials)
    fields.push(
      held.from,
      held.ordinal,
      held.id,
      held.userHandle,
      held.synced ? 1 : 0,
      held.signCount ?? '',
      held.transport,
    );
  for (const { flow, step, visit, modelledMs, cause, says } of order.rehearsed) {
    fields.push(
      flow,
      step,
      visit,
      modelledMs,
      cause ?? '',
      kinds.indexOf(says.kind),
      'value' in says ? says.value : '',
    );
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
  const head = fields as unknown as OrderHead;
  const credentials: HeldCredential[] = [];
  const firstStep = headFields + Number(head[11]) * credentialFields;
  const inSteps = fields.length - firstStep;
  if (!(inSteps >= 0 && inSteps % stepFields === 0))
    throw new RangeError(`"${fields.slice(0, 5).join(' ')}…" is no whole order`);
  for (let at = headFields; at < firstStep; at += credentialFields) credentials.push(credentialFrom(fields, at));
  const startsAtMs = Number(head[6]);
  const order: { -readonly [K in keyof OrderInHand]: OrderInHand[K] } = {
    dueMs: Number(head[0]),
    user: Number(head[1]),
    userPrincipalName: head[2],
    secondFactor: head[3],
    arm: head[4],
    flow: head[12],
    client: head[13],
    firstDraw: Number(head[5]),
    startsAtMs,
    correlationId: head[7],
    credentials,
    rehearsal: new RehearsedWay(fields, firstStep, startsAtMs, Number(head[8])),
  };
  if (head[9] !== '') order.totp = { timeStep: Number(head[9]), code: head[10] };
  return order;
}

/** The first fields of an order's line, as encodeOrder() writes them. */
type OrderHead = readonly [
  dueMs: string,
  user: string,
  userPrincipalName: string,
  secondFactor: VirtualUser['secondFactor'],
  arm: ArmId,
  firstDraw: string,
  startsAtMs: string,
  correlationId: string,
  patienceMs: string,
  timeStep: string,
  code: string,
  credentials: string,
  flow: FlowId,
  client: string,
];

function credentialFrom(fields: readonly string[], at: number): HeldCredential {
  const text = (field: number) => fields[at + field] as string;
  const credential: { -readonly [K in keyof HeldCredential]: HeldCredential[K] } = {
    from: text(0) as HeldCredential['from'],
    ordinal: Number(text(1)),
    id: text(2),
    userHandle: text(3),
    synced: text(4) === '1',
    transport: text(6) as HeldCredential['transport'],
  };
  const signCount = text(5);
  if (signCount !== '') credential.signCount = Number(signCount);
  return credential;
}

/** Answers while flow, step, visit and the user's clock are as rehearsed: then all that went before was, too. */
class RehearsedWay implements Rehearsal {
  readonly patienceMs: number;
  readonly #fields: readonly string[];
  /** Where the next step stands in the fields. */
  #at: number;
  #expectedMs: number;

  constructor(fields: readonly string[], firstStep: number, startsAtMs: number, patienceMs: number) {
    this.#fields = fields;
    this.#at = firstStep;
    this.#expectedMs = startsAtMs;
    this.patienceMs = patienceMs;
  }

  intentAt(
    flow: string,
    step: string,
    visit: number,
    nowMs: number,
    codeInHand: string | undefined,
  ): Intent<Action> | undefined {
    const fields = this.#fields;
    const at = this.#at;
    if (
      at >= fields.length ||
      this.#expectedMs !== nowMs ||
      fields[at + 1] !== step ||
      fields[at] !== flow ||
      Number(fields[at + 2]) !== visit
    ) {
      this.#at = fields.length;
      return undefined;
    }
    const modelledMs = Number(fields[at + 3]);
    this.#expectedMs += modelledMs;
    this.#at = at + stepFields;
    const kind = kinds[Number(fields[at + 5])];
    if (kind === 'ask') return undefined;
    const intent: Record<string, unknown> = { modelledMs };
    if (fields[at + 4] !== '') intent['cause'] = fields[at + 4];
    if (kind === 'code') intent['text'] = codeInHand ?? '';
    else if (kind !== 'nothing' && kind !== undefined) intent[kind] = fields[at + 6];
    return intent as unknown as Intent<Action>;
  }
}
