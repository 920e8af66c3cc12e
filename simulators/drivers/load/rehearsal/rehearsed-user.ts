// A user of one arm as they will be when their sign-ins come: enrolled or not, with the password of the day. Lives registration and needs
// ahead with the human model, against a target that answers as expected, and writes down what the person did as orders for k6.
import { flowNamed } from '../../../../scenarios/flows/flow-named.ts';
import { registrationFor } from '../../../../scenarios/flows/lived-flows.ts';
import { purposeOf } from '../../../../scenarios/flows/purpose-of.ts';
import { actions, actionsAt, type Action, type ActionAt } from '../../../../scenarios/flows/action.ts';
import { openAccount, type AccountHolder } from '../../../attempt/account-holder.ts';
import { clientHeaderOf } from '../../../attempt/client-of-device.ts';
import { codeChannel } from '../../../attempt/code-channel.ts';
import { correlationId } from '../../../attempt/correlation-id.ts';
import type { PeopleOfScenario } from '../../../attempt/people-of-scenario.ts';
import { registrationPlan } from '../../../attempt/plan.ts';
import type { AttemptCourse } from '../../../attempt/attempt-course.ts';
import { runAttempt } from '../../../attempt/run-attempt.ts';
import { attemptUntilEnded, firstDrawOf, type AttemptStart } from '../../../attempt/start-over.ts';
import type { Passkey } from '../../../authenticator/passkey.ts';
import { passkeysOfPhone, passkeysOn } from '../../../authenticator/sync-fabric.ts';
import type { Delivery } from '../../../delivery/delivery.ts';
import type { HumanModel, Intent, Situation } from '../../../people/intent.ts';
import type { SignInNeed, VirtualUser } from '../../../people/virtual-user.ts';
import type { Arm, ArmId } from '../../../../scenarios/schema/arm.ts';
import type { Policy } from '../../../../scenarios/schema/policy.ts';
import type { Scenario } from '../../../../scenarios/schema/scenario.ts';
import type { FlowId } from '../../../../scenarios/flows/flow-id.ts';
import { expectedTarget, type ExpectedTarget } from './expected-target.ts';
import type { HeldCredential, OrderedUser, RehearsedStep, SignInOrder } from '../orders/sign-in-order.ts';

export interface RehearsalGround {
  readonly scenario: Pick<Scenario, 'seed' | 'limits'>;
  readonly human: HumanModel;
  readonly delivery: Delivery;
  readonly epoch: number;
  /** Why people are locked out, and what they hold. Absent: nobody recovers an account. */
  readonly lockedOut?: PeopleOfScenario['lockedOut'];
  /** What the directory holds of people beside their accounts. Absent: nothing. */
  readonly identityOf?: PeopleOfScenario['identityOf'];
  /** Ids that follow from seed and user, of the one passkey a person registers. base64url */
  readonly passkeyIdsOf: (user: number) => Promise<{ readonly credentialId: string; readonly userHandle: string }>;
  /** RFC 6238. */
  readonly totp: (secret: string, atMs: number) => string;
  readonly policyOf: (arm: ArmId) => Policy;
}

/** Everybody else is asked for a code. */
const afterPassword: Partial<Record<VirtualUser['secondFactor'], ExpectedTarget['afterPassword']>> = {
  none: 'signed-in',
  external: 'asked-elsewhere',
};

/** A counter may stand still nowhere: at most so many assertions are made in an attempt. */
const assertionsPerAttempt = 16;
const totpStepMs = 30_000;

interface Rehearsed {
  readonly course: AttemptCourse;
  readonly steps: readonly RehearsedStep[];
  readonly totp?: { readonly timeStep: number; readonly code: string };
}

export class RehearsedUser {
  readonly user: VirtualUser;
  readonly account: AccountHolder;
  readonly #ground: RehearsalGround;
  readonly #arm: Arm;
  readonly #needsOfDay: (day: number) => readonly SignInNeed[];
  #needs: readonly SignInNeed[] = [];
  #day = 0;
  #ids: Awaited<ReturnType<RehearsalGround['passkeyIdsOf']>> | undefined;

  constructor(
    ground: RehearsalGround,
    user: VirtualUser,
    arm: Arm,
    needsOfDay: (day: number) => readonly SignInNeed[],
  ) {
    this.#ground = ground;
    this.user = user;
    this.#needsOfDay = needsOfDay;
    this.account = openAccount(user, arm, ground.identityOf?.(user));
    this.#arm = arm;
  }

  /** Registers a passkey, or fails to, as the person would the day before: who dismisses every prompt comes without one. */
  async enrol(): Promise<void> {
    const [first] = this.#needsOfDay(0);
    const registration = registrationFor(this.#arm.signIn);
    if (registration === undefined || first === undefined) return;
    this.#ids = await this.#ground.passkeyIdsOf(this.user.index);
    const plan = registrationPlan(this.user, registration, first);
    await this.#live({ drawIndex: plan.firstDraw, startsAtMs: plan.startsAtMs }, plan.flow, plan.device.id);
  }

  /** The next need as an order, due at this time; lives it, so that the one after finds what it left (a new password). */
  async order(dueMs: number): Promise<{ readonly head: SignInOrder; readonly tail: OrderedUser }> {
    const need = this.#nextNeed();
    const { scenario, epoch } = this.#ground;
    const { user, account } = this;
    const firstDraw = firstDrawOf(need.ordinal, scenario.limits);
    await this.#loseWhatIsRecovered();
    const lockedOut = this.#ground.lockedOut?.(user);
    const tail: OrderedUser = {
      user,
      password: account.password,
      passkeys: [...account.passkeys],
      device: need.device.id,
      need: need.ordinal,
      day: need.day,
      ...(lockedOut === undefined ? {} : { lockedOut }),
    };
    const credentials = this.#credentials(need, firstDraw);
    const first = await this.#live({ drawIndex: firstDraw, startsAtMs: need.atMs }, this.#arm.signIn, need.device.id);
    return {
      head: {
        dueMs,
        user: user.index,
        userPrincipalName: account.userPrincipalName,
        secondFactor: user.secondFactor,
        arm: account.arm,
        flow: this.#arm.signIn,
        firstDraw,
        startsAtMs: need.atMs,
        correlationId: correlationId(scenario.seed, {
          arm: account.arm,
          user: user.index,
          drawIndex: firstDraw,
          epoch,
        }),
        client: clientHeaderOf(need.device),
        patienceMs: this.#ground.human.patienceMs(user, firstDraw, flowNamed(this.#arm.signIn)),
        ...(first.totp === undefined ? {} : { totp: first.totp }),
        credentials,
        rehearsed: first.steps,
      },
      tail,
    };
  }

  /** Whoever comes again to recover their account has lost what the last time brought. */
  async #loseWhatIsRecovered(): Promise<void> {
    if (purposeOf(this.#arm.signIn) !== 'recovery') return;
    this.#ids ??= await this.#ground.passkeyIdsOf(this.user.index);
    this.account.passkeys = [];
  }

  /** Day after day, as long as the load goes on. */
  #nextNeed(): SignInNeed {
    if (this.#needs.length === 0) {
      this.#needs = this.#needsOfDay(this.#day);
      this.#day += 1;
    }
    const [need, ...later] = this.#needs;
    if (need === undefined) throw new RangeError('a day has at least one need to sign in');
    this.#needs = later;
    return need;
  }

  /** A need to its end. @returns what was said and shown in the first attempt at it. */
  async #live(start: AttemptStart, flow: FlowId, deviceId: string): Promise<Rehearsed> {
    const { human, scenario } = this.#ground;
    const lived: Rehearsed[] = [];
    await attemptUntilEnded({ user: this.user, human, scenario }, start, async (next) => {
      const rehearsed = await this.#rehearse(flow, deviceId, next);
      lived.push(rehearsed);
      return rehearsed.course;
    });
    const [first] = lived;
    if (first === undefined) throw new TypeError('a need has at least one attempt');
    return first;
  }

  async #rehearse(flow: FlowId, deviceId: string, { drawIndex, startsAtMs }: AttemptStart): Promise<Rehearsed> {
    const { user, account } = this;
    const { human, delivery, scenario, totp, policyOf } = this.#ground;
    const { helpDesk, temporaryAccessPass } = policyOf(account.arm);
    const device = this.#device(deviceId);
    const steps: RehearsedStep[] = [];
    let shown: { timeStep: number; code: string } | undefined;
    const session = expectedTarget({
      account,
      // A scenario in which the policy asked them for one all the same is refused (check-arms).
      afterPassword: afterPassword[user.secondFactor] ?? 'accepted',
      codeAt: (inFlow, nowMs) => {
        if (codeChannel(user, inFlow) !== 'totp') return '000000';
        shown = { timeStep: Math.floor(nowMs / totpStepMs), code: totp(user.totpSecret, nowMs) };
        return shown.code;
      },
      newPasskey: () => this.#newPasskey(device.id),
      recovery: { procedure: helpDesk?.procedure ?? [], passLength: temporaryAccessPass.length },
    });
    const order = {
      user,
      account,
      device,
      flow,
      drawIndex,
      startsAtMs,
      timeLimitMs: scenario.limits.attemptTime,
      fallbacks: this.#arm.fallbacks,
    };
    const course = await runAttempt(order, session, written(human, steps), delivery);
    return { course, steps, ...(shown === undefined ? {} : { totp: shown }) };
  }

  #newPasskey(deviceId: string): Passkey {
    if (this.#ids === undefined) throw new TypeError('passkeys are registered by enrol()');
    const device = this.#device(deviceId);
    return {
      provider: device.provider,
      deviceId,
      ...this.#ids,
      key: { ordinal: this.account.passkeys.length },
      signCount: device.provider.passkeyType === 'synced' ? 0 : 1,
    };
  }

  #device(id: string) {
    return this.user.devices.find((device) => device.id === id) ?? this.user.devices[0];
  }

  /** What is at hand for this need, by devices and providers: the driver's own rule, asked ahead. */
  #credentials({ device }: SignInNeed, firstDraw: number): HeldCredential[] {
    const { passkeys } = this.account;
    const held = (from: 'device' | 'phone', found: readonly Passkey[]) =>
      found.map((passkey) => heldCredential(passkey, from, firstDraw));
    return [
      ...held('device', passkeysOn(device, passkeys)),
      ...held('phone', passkeysOfPhone(device, this.user.devices, passkeys)),
    ];
  }
}

function heldCredential(
  { key, credentialId, userHandle, provider }: Passkey,
  from: 'device' | 'phone',
  firstDraw: number,
): HeldCredential {
  if (!('ordinal' in key)) throw new TypeError('a rehearsed passkey has a derived key');
  const synced = provider.passkeyType === 'synced';
  return {
    from,
    ordinal: key.ordinal,
    id: credentialId,
    userHandle,
    synced,
    // Counters only ever rise with the attempt, whichever VU makes it: registration counted 1.
    ...(synced ? {} : { signCount: 1 + firstDraw * assertionsPerAttempt }),
    transport: from === 'phone' ? 'hybrid' : provider.transport,
  };
}

/** The human model, with every answer written down. */
function written(human: HumanModel, steps: RehearsedStep[]): HumanModel {
  const noted = actions.map((action) => [
    action,
    (situation: Situation): Intent<Action> => {
      const intent = human[action](situation);
      steps.push(noteOf(action, situation, intent));
      return intent;
    },
  ]);
  return { ...human, ...(Object.fromEntries(noted) as Pick<HumanModel, Action>) };
}

function noteOf(action: Action, { flow, step, visit, codeInHand }: Situation, intent: Intent<Action>): RehearsedStep {
  const { modelledMs, cause } = intent;
  return {
    flow,
    step,
    visit,
    modelledMs,
    ...(cause === undefined ? {} : { cause }),
    says: saysOf(action, intent, codeInHand),
  };
}

/** What is shown of documents and faces, and said to the help desk, stands in no order. */
const toldWhenAsked: ReadonlySet<Action> = new Set<Action>([
  ...actionsAt('camera'),
  'choose-document',
  'answer-help-desk',
]);

type Said = Intent<ActionAt<'form'>> & Intent<ActionAt<'ceremony'>> & Intent<ActionAt<'head' | 'own-device'>>;

function saysOf(action: Action, intent: Intent<Action>, codeInHand: string | undefined): RehearsedStep['says'] {
  // Which digit goes wrong depends on the code, and that of a message is not known yet; nor is a pass.
  if (intent.cause === 'code-mistyped' || intent.cause === 'pass-mistyped' || toldWhenAsked.has(action))
    return { kind: 'ask' };
  const { text, prompt, result } = intent as Partial<Said>;
  if (text !== undefined)
    return (action === 'submit-code' || action === 'submit-pass') && text === codeInHand
      ? { kind: 'code' }
      : { kind: 'text', value: text };
  if (prompt !== undefined) return { kind: 'prompt', value: prompt };
  return result === undefined ? { kind: 'nothing' } : { kind: 'result', value: result };
}
