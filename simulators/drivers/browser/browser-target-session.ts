// One attempt in a real browser: every action of a flow on the target's pages, and what its answer means as a result.
import { TOTP } from 'otpauth';
import type { ActionShowing } from '../../../scenarios/flows/action.ts';
import type { ExternalAnswer } from '../../../scenarios/flows/external-answer.ts';
import type { Target } from '../../../scenarios/schema/target.ts';
import type { SessionOrder } from '../../attempt/driver.ts';
import { VoidAttempt } from '../../attempt/void-attempt.ts';
import { externalControls } from '../../attempt/external-controls.ts';
import { codeChannel } from '../../attempt/code-channel.ts';
import { passkeyUse } from '../../attempt/passkey-use.ts';
import { performed } from '../../attempt/performed.ts';
import { clientHeaderOf } from '../../attempt/client-of-device.ts';
import { simulationHeaders } from '../../attempt/simulation-headers.ts';
import {
  nothingMeasured,
  type Performed,
  type StepAddress,
  type TargetAction,
  type TargetSession,
} from '../../attempt/target-session.ts';
import { shownAaguid } from '../../authenticator/shown-aaguid.ts';
import { passkeysBesideNew, passkeysOfPhone, passkeysOn } from '../../authenticator/sync-fabric.ts';
import { withoutAttack } from '../../attempt/without-attack.ts';
import { withoutRecovery } from '../../attempt/without-recovery.ts';
import type { Intent } from '../../people/intent.ts';
import type { SimulationClient } from '../../identity-provider/simulation-client.ts';
import { AttestedCeremony } from './attested-ceremony.ts';
import { BrowserAttack, type BrowserAttackParts } from './browser-attack.ts';
import { BrowserRecovery } from './browser-recovery.ts';
import { fillAndSubmit, planPrompt, press } from './page-scripts.ts';
import type { UserPage } from './user-page.ts';
import { withOverhead } from './with-overhead.ts';
import type { PromptEnd } from './virtual-authenticators.ts';

export interface BrowserSessionParts {
  readonly order: SessionOrder;
  readonly page: UserPage;
  /** The person's phone, beside the device with the page: it is taken to hand when an account is recovered. */
  readonly phone: () => Promise<UserPage>;
  readonly target: Target;
  readonly baseUrl: string;
  readonly simulation: { readonly client: SimulationClient; readonly token: string };
  /** Absent: nobody phishes. */
  readonly phishing?: Pick<BrowserAttackParts, 'seenAssertion' | 'onSight'> | undefined;
}

const approves: ExternalAnswer = 'approve';

/** A dismissed prompt: the shortest timeout with which the browser answers NotAllowedError of its own. */
const dismissAfterMs = 1;

export function browserTargetSession(parts: BrowserSessionParts): TargetSession {
  const { order, page, target, baseUrl, simulation } = parts;
  const { controls, paths } = target;

  const client = clientHeaderOf(order.seenAs ?? order.device);
  const headersAt = (at: StepAddress) => simulationHeaders(order, client, simulation.token, at);

  const goTo = async <A extends TargetAction>(action: A, path: string, at: StepAddress): Promise<Performed<A>> =>
    performed(action, target, await page.act({ goTo: `${baseUrl}${path}`, headers: headersAt(at) }));

  const run = async <A extends TargetAction>(action: A, script: string, at: StepAddress): Promise<Performed<A>> =>
    performed(action, target, await page.act({ script, headers: headersAt(at) }));

  /** Arranges authenticators and the prompt's end; all of it is the harness's own time, before the action's clock starts. */
  const prepare = async (
    slots: Parameters<UserPage['authenticators']['arrange']>[0],
    prompt: PromptEnd,
    plan: Parameters<typeof planPrompt>[0] = {},
  ): Promise<number> => {
    const startedAtMs = performance.now();
    const isLeftAlone = prompt === 'dismissed' || prompt === 'not-completed';
    await page.authenticators.arrange(slots);
    if (prompt !== 'confirmed') await page.authenticators.expectPrompt(prompt);
    await page.prepare(planPrompt(isLeftAlone ? { ...plan, dismissAfterMs } : plan));
    return performance.now() - startedAtMs;
  };

  const onDevice = () => {
    const here = passkeysOn(order.device, order.account.passkeys);
    const keys = here.filter((passkey) => passkey.provider.transport === 'usb');
    return [
      { transport: 'internal', passkeys: here.filter((passkey) => passkey.provider.transport === 'internal') } as const,
      ...(keys.length === 0 ? [] : [{ transport: 'usb', passkeys: keys } as const]),
    ];
  };

  const signInWithPasskey = async <A extends ActionShowing<'passkey'>>(
    action: A,
    intent: Intent<A>,
    at: StepAddress,
  ): Promise<Performed<A>> => {
    const { prompt } = intent as { prompt: PromptEnd };
    const slots =
      passkeyUse[action].from === 'phone'
        ? [
            {
              transport: 'hybrid',
              passkeys: passkeysOfPhone(order.device, order.user.devices, order.account.passkeys),
            } as const,
          ]
        : onDevice();
    const preparedMs = await prepare(slots, prompt);
    const used = withOverhead(await run(action, press(controls.usePasskey), at), preparedMs);
    if (order.ruse !== undefined && used.result !== 'accepted') await parts.phishing?.onSight('refusal');
    return used;
  };

  const external = () => externalControls(target);

  return {
    attack:
      parts.phishing === undefined
        ? withoutAttack
        : new BrowserAttack({ order, page, target, baseUrl, client: simulation.client, headersAt, ...parts.phishing }),
    recovery: target.recovery === undefined ? withoutRecovery : new BrowserRecovery(parts, target.recovery, headersAt),
    'open-sign-in': (_intent, at) => goTo('open-sign-in', paths.signIn, at),
    'submit-user-name': (intent, at) =>
      run('submit-user-name', fillAndSubmit(controls.userName, intent.text, controls.submit), at),
    'submit-password': (intent, at) =>
      run('submit-password', fillAndSubmit(controls.password, intent.text, controls.submit), at),
    'obtain-code': async (_intent, at) => {
      const startedAtMs = performance.now();
      const codeRead = await readCode(parts, at);
      const measured = { ...nothingMeasured, overheadMs: performance.now() - startedAtMs };
      return codeRead === undefined ? { result: 'not-arrived', measured } : { result: 'in-hand', codeRead, measured };
    },
    'submit-code': (intent, at) => run('submit-code', fillAndSubmit(controls.code, intent.text, controls.submit), at),
    'resend-code': (_intent, at) => run('resend-code', press(controls.resendCode), at),
    'open-external-check': (_intent, at) => run('open-external-check', press(external().goOn), at),
    'answer-external-check': ({ text }, at) =>
      run('answer-external-check', press(text === approves ? external().approve : external().decline), at),
    'return-from-external-check': (_intent, at) => run('return-from-external-check', press(external().goBack), at),
    'use-passkey': (intent, at) => signInWithPasskey('use-passkey', intent, at),
    'use-passkey-for-user-name': (intent, at) => signInWithPasskey('use-passkey-for-user-name', intent, at),
    'use-passkey-of-phone': (intent, at) => signInWithPasskey('use-passkey-of-phone', intent, at),
    'choose-another-way': (_intent, at) => run('choose-another-way', press(controls.anotherWay), at),
    'open-passkey-registration': (_intent, at) => goTo('open-passkey-registration', paths.passkeyRegistration, at),
    'create-passkey': async ({ prompt }, at) => {
      const { provider, id } = order.device;
      const synced = provider.passkeyType === 'synced';
      const held = passkeysBesideNew(order.device, order.account.passkeys);
      const startedAtMs = performance.now();
      const ours =
        provider.attestation === undefined
          ? undefined
          : await AttestedCeremony.of(order.device, prompt, target.rpId, held);
      page.answerCeremony = ours?.answer;
      await prepare([{ transport: provider.transport, passkeys: held, synced }], prompt, {
        registration: {
          aaguid: asHex(provider.aaguid),
          shownAaguid: asHex(shownAaguid(provider, 'none')),
          withoutCounter: synced,
          attests: ours !== undefined,
        },
      });
      const preparedMs = performance.now() - startedAtMs;
      const done = withOverhead(await run('create-passkey', press(controls.createPasskey), at), preparedMs);
      page.answerCeremony = undefined;
      const passkey = ours?.created ?? page.authenticators.takeCreated(provider, id);
      if (done.result === 'registered') {
        if (passkey === undefined)
          throw new VoidAttempt('harness-error', 'the target registered a passkey that no authenticator made');
        order.account.passkeys = [...order.account.passkeys, passkey];
      }
      return ours?.wasAsked === true ? { ...done, ceremonyBy: 'software-authenticator' } : done;
    },
    'open-password-reset': (_intent, at) => goTo('open-password-reset', paths.passwordReset, at),
    'choose-new-password': (intent, at) =>
      run('choose-new-password', fillAndSubmit(controls.newPassword, intent.text, controls.submit), at),
  };
}

const asHex = (aaguid: string) => aaguid.replaceAll('-', '');

/** The code on the person's phone: computed by the app at this moment of their clock, or the last message that was sent. */
async function readCode({ order, simulation }: BrowserSessionParts, at: StepAddress): Promise<string | undefined> {
  if (codeChannel(order.user, at.flow) === 'totp')
    return new TOTP({ secret: order.user.totpSecret }).generate({ timestamp: at.nowMs });
  return simulation.client.lastCode(order.account);
}
