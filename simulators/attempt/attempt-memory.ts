// What a person knows in the course of an attempt, and what the target has sent them meanwhile: all that their next step rests on.
import { setBacks, type Action } from '../../scenarios/flows/action.ts';
import { whereIsPasskey } from '../authenticator/sync-fabric.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Intent, Situation } from '../people/intent.ts';
import type { AttemptOrder } from './attempt-order.ts';
import { codeChannel, sendsCode } from './code-channel.ts';
import type { StepAddress } from './target-session.ts';

/** The next decision to go on rests on the last of them. */
const setBackResults: ReadonlySet<string> = new Set(setBacks);

export class AttemptMemory {
  readonly #order: Pick<AttemptOrder, 'user' | 'account' | 'device' | 'drawIndex' | 'startsAtMs'>;
  readonly #delivery: Delivery;
  #setBack: Situation['setBack'];
  #codeInHand: string | undefined;
  #messages = 0;
  /** When the last message was sent, on the user's clock; absent: none was. */
  #messageSentAtMs: number | undefined;
  /** Changes only when a passkey is registered. */
  #passkeyAt: Situation['passkeyAt'];

  constructor(
    order: Pick<AttemptOrder, 'user' | 'account' | 'device' | 'drawIndex' | 'startsAtMs'>,
    delivery: Delivery,
  ) {
    this.#order = order;
    this.#delivery = delivery;
  }

  get codeInHand(): string | undefined {
    return this.#codeInHand;
  }

  /** As the person finds it when they come to a step. */
  situation(action: Action, { flow, step, visit, nowMs }: StepAddress): Situation {
    const { user, account, device, drawIndex, startsAtMs } = this.#order;
    return {
      user,
      device,
      attempt: drawIndex,
      visit,
      flow,
      step,
      nowMs,
      elapsedMs: nowMs - startsAtMs,
      userPrincipalName: account.userPrincipalName,
      password: account.password,
      codeInHand: this.#codeInHand,
      setBack: this.#setBack,
      codeChannel: codeChannel(user, flow),
      messageInMs: action === 'obtain-code' ? this.#messageInMs(flow, nowMs) : undefined,
      passkeyAt: (this.#passkeyAt ??= whereIsPasskey(device, user.devices, account.passkeys)),
    };
  }

  /** @param codeRead for obtain-code. @param nowMs when the step had ended. */
  remember(
    flow: string,
    action: Action,
    result: string,
    intent: Intent<Action>,
    codeRead: string | undefined,
    nowMs: number,
  ): void {
    // Deciding changes nothing about what there was to decide.
    if (action === 'decide-to-go-on') return;
    if (codeRead !== undefined) this.#codeInHand = codeRead;
    if (sendsCode(flow, action, result)) this.#send(flow, nowMs);
    else if (result === 'registered') this.#passkeyAt = undefined;
    else if (action === 'choose-new-password' && result === 'accepted' && 'text' in intent)
      this.#order.account.password = intent.text;
    const { cause } = intent;
    if (!setBackResults.has(result)) this.#setBack = undefined;
    else this.#setBack = cause === undefined ? { action, result } : { action, result, cause };
  }

  /** The target sends a code, to those who get theirs by message. */
  #send(flow: string, nowMs: number): void {
    if (codeChannel(this.#order.user, flow) === 'totp') return;
    this.#messages += 1;
    this.#codeInHand = undefined;
    this.#messageSentAtMs = nowMs;
  }

  /** Time until the last message can be read; undefined when none was sent, or it is lost. */
  #messageInMs(flow: string, nowMs: number): number | undefined {
    if (this.#messageSentAtMs === undefined) return undefined;
    const { user, drawIndex } = this.#order;
    const { arrivesInMs } = this.#delivery({
      user,
      attempt: drawIndex,
      message: this.#messages - 1,
      channel: codeChannel(user, flow),
      flow,
    });
    return arrivesInMs === undefined ? undefined : Math.max(0, this.#messageSentAtMs + arrivesInMs - nowMs);
  }
}
