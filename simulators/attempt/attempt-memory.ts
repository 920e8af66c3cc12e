// What a person knows in the course of an attempt, and what the target has sent them meanwhile: all that their next step rests on. It is
// the situation that the human model is asked about, and the address of the step that the driver takes: the same object from step to step
// and from attempt to attempt.
import type { Action } from '../../scenarios/flows/action.ts';
import { isSetBack } from '../../scenarios/flows/action-result.ts';
import type { ArmId } from '../../scenarios/schema/arm.ts';
import type { CodeChannel } from '../../scenarios/schema/persona.ts';
import { whereIsPasskey } from '../authenticator/sync-fabric.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Intent, Situation } from '../people/intent.ts';
import type { Device, VirtualUser } from '../people/virtual-user.ts';
import type { AttemptOrder } from './attempt-order.ts';
import { codeChannel, sendsCode } from './code-channel.ts';
import type { Performed, StepAddress, TargetAction } from './target-session.ts';

type Remembered = Pick<AttemptOrder, 'user' | 'account' | 'device' | 'drawIndex' | 'startsAtMs'>;

export class AttemptMemory implements Situation, StepAddress {
  readonly #delivery: Delivery;
  #order!: Remembered;
  /** Where the person has come to, and when. */
  flow = '';
  step = '';
  visit = 0;
  nowMs = 0;
  /** The next decision to go on rests on the last of them. */
  setBack: Situation['setBack'];
  codeInHand: string | undefined;
  asksFor: Situation['asksFor'];
  chosenDocument: string | undefined;
  #messages = 0;
  /** When the last message was sent, on the user's clock; absent: none was. */
  #messageSentAtMs: number | undefined;
  /** Changes only when a passkey is registered. */
  #passkeyAt: NonNullable<Situation['passkeyAt']> | undefined;

  constructor(delivery: Delivery) {
    this.#delivery = delivery;
  }

  begin(order: Remembered): void {
    this.#order = order;
    this.setBack = undefined;
    this.codeInHand = undefined;
    this.asksFor = undefined;
    this.chosenDocument = undefined;
    this.#messages = 0;
    this.#messageSentAtMs = undefined;
    this.#passkeyAt = undefined;
  }

  get user(): VirtualUser {
    return this.#order.user;
  }

  get device(): Device {
    return this.#order.device;
  }

  get attempt(): number {
    return this.#order.drawIndex;
  }

  get elapsedMs(): number {
    return this.nowMs - this.#order.startsAtMs;
  }

  get arm(): ArmId {
    return this.#order.account.arm;
  }

  get userPrincipalName(): string {
    return this.#order.account.userPrincipalName;
  }

  get password(): string {
    return this.#order.account.password;
  }

  get codeChannel(): CodeChannel {
    return codeChannel(this.#order.user, this.flow);
  }

  get passkeyAt(): NonNullable<Situation['passkeyAt']> {
    const { device, user, account } = this.#order;
    return (this.#passkeyAt ??= whereIsPasskey(device, user.devices, account.passkeys));
  }

  /** Time until the last message can be read; undefined when none was sent, or it is lost. */
  get messageInMs(): number | undefined {
    if (this.#messageSentAtMs === undefined) return undefined;
    const { user, drawIndex } = this.#order;
    const { arrivesInMs } = this.#delivery({
      user,
      attempt: drawIndex,
      message: this.#messages - 1,
      channel: this.codeChannel,
      flow: this.flow,
    });
    return arrivesInMs === undefined ? undefined : Math.max(0, this.#messageSentAtMs + arrivesInMs - this.nowMs);
  }

  /** Now is when the step has ended. */
  remember(
    action: Action,
    { result, codeRead, asksFor }: Pick<Performed<TargetAction>, 'codeRead' | 'asksFor'> & { readonly result: string },
    intent: Intent<Action>,
  ): void {
    // Deciding changes nothing about what there was to decide.
    if (action === 'decide-to-go-on') return;
    this.asksFor = asksFor;
    if (action === 'choose-document' && 'text' in intent) this.chosenDocument = intent.text;
    if (codeRead !== undefined) this.codeInHand = codeRead;
    if (sendsCode(this.flow, action, result)) this.#send();
    else if (result === 'registered') this.#passkeyAt = undefined;
    else if (action === 'choose-new-password' && result === 'accepted' && 'text' in intent)
      this.#order.account.password = intent.text;
    const { cause } = intent;
    if (!isSetBack(result)) this.setBack = undefined;
    else this.setBack = cause === undefined ? { action, result } : { action, result, cause };
  }

  /** The target sends a code, to those who get theirs by message. */
  #send(): void {
    if (this.codeChannel === 'totp') return;
    this.#messages += 1;
    this.codeInHand = undefined;
    this.#messageSentAtMs = this.nowMs;
  }
}
