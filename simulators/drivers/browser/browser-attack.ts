// Phishing in real browsers: the page of the lure, and what an attacker does in a browser of their own with what they were given. An
// administrator's remedies come from the harness. What was given is held here and in the relay, and nowhere else.
import type { AttackAction } from '../../../scenarios/flows/attack-action.ts';
import type { Target } from '../../../scenarios/schema/target.ts';
import type { Sight } from '../../../scenarios/schema/sight.ts';
import type { SessionOrder } from '../../attempt/driver.ts';
import { performed } from '../../attempt/performed.ts';
import { nothingMeasured, type AttackSession, type Performed, type StepAddress } from '../../attempt/target-session.ts';
import { VoidAttempt } from '../../attempt/void-attempt.ts';
import type { SimulationClient } from '../../identity-provider/simulation-client.ts';
import type { Intent } from '../../people/intent.ts';
import { fill, fillAndSubmit, press, replayAssertion } from './page-scripts.ts';
import type { UserPage } from './user-page.ts';

export interface BrowserAttackParts {
  readonly order: SessionOrder;
  readonly page: UserPage;
  readonly target: Target;
  /** Of whoever the page belongs to: at a lure, of whoever phishes. */
  readonly baseUrl: string;
  readonly client: SimulationClient;
  readonly headersAt: (at: StepAddress) => Readonly<Record<string, string>>;
  /** What the person's passkey answered last, as somebody on its way has seen it. Undefined: nothing yet. */
  readonly seenAssertion: () => string | undefined;
  /** A picture is worth keeping: of the lure and of a passkey refused behind it as the person sees them, of what the attacker gets to see. */
  readonly onSight: (of: Sight['of']) => Promise<void>;
}

type Administered = 'reset-password-of-account' | 'revoke-sessions' | 'delete-passkeys';

export class BrowserAttack implements AttackSession {
  readonly #parts: BrowserAttackParts;

  constructor(parts: BrowserAttackParts) {
    this.#parts = parts;
  }

  async 'open-lure'(_intent: Intent<'open-lure'>, at: StepAddress) {
    const opened = await this.#goTo('open-lure', '/', at);
    if (opened.result === 'shown') await this.#parts.onSight('lure');
    return opened;
  }

  /** Whoever is signed in is taken there from the sign-in page. */
  async 'open-home'(_intent: Intent<'open-home'>, at: StepAddress) {
    const opened = await this.#goTo('open-home', this.#parts.target.paths.signIn, at);
    if (opened.result === 'shown') await this.#parts.onSight('home');
    return opened;
  }

  async 'replay-assertion'(
    _intent: Intent<'replay-assertion'>,
    at: StepAddress,
  ): Promise<Performed<'replay-assertion'>> {
    const { seenAssertion, page, target, headersAt } = this.#parts;
    const seen = seenAssertion();
    if (seen === undefined) return { result: 'not-at-hand', measured: nothingMeasured };
    const script = `${replayAssertion(seen)}; ${press(target.controls.usePasskey)}`;
    return performed('replay-assertion', target, await page.act({ script, headers: headersAt(at) }));
  }

  async 'hand-over-pass'({ text }: Intent<'hand-over-pass'>, at: StepAddress) {
    const { target, order, page, headersAt } = this.#parts;
    if (target.recovery === undefined) throw new VoidAttempt('harness-error', 'the target says nothing of passes');
    const { pass, passUserName, submitPass } = target.recovery.controls;
    const script = `${fill(passUserName, order.account.userPrincipalName)}; ${fillAndSubmit(pass, text, submitPass)}`;
    return performed('hand-over-pass', target, await page.act({ script, headers: headersAt(at) }));
  }

  async 'give-pass'(_intent: Intent<'give-pass'>, at: StepAddress): Promise<Performed<'give-pass'>> {
    const { client, order, headersAt } = this.#parts;
    const startedAtMs = performance.now();
    const codeRead = await client.givePass(order.account, headersAt(at));
    const measured = { ...nothingMeasured, overheadMs: performance.now() - startedAtMs };
    return codeRead === undefined ? { result: 'refused', measured } : { result: 'done', codeRead, measured };
  }

  'reset-password-of-account'(_intent: Intent<'reset-password-of-account'>, at: StepAddress) {
    return this.#administer<'reset-password-of-account'>('resetPassword', at);
  }

  'revoke-sessions'(_intent: Intent<'revoke-sessions'>, at: StepAddress) {
    return this.#administer<'revoke-sessions'>('revokeSessions', at);
  }

  'delete-passkeys'(_intent: Intent<'delete-passkeys'>, at: StepAddress) {
    return this.#administer<'delete-passkeys'>('deletePasskeys', at);
  }

  async #goTo<A extends AttackAction>(action: A, path: string, at: StepAddress): Promise<Performed<A>> {
    const { page, baseUrl, target, headersAt } = this.#parts;
    return performed(action, target, await page.act({ goTo: `${baseUrl}${path}`, headers: headersAt(at) }));
  }

  /** No time of the target's: an administrator's own. */
  async #administer<A extends Administered>(
    does: 'resetPassword' | 'revokeSessions' | 'deletePasskeys',
    at: StepAddress,
  ): Promise<Performed<A>> {
    const { client, order, headersAt } = this.#parts;
    const startedAtMs = performance.now();
    await client[does](order.account, headersAt(at));
    const measured = { ...nothingMeasured, overheadMs: performance.now() - startedAtMs };
    return { result: 'done', measured } as Performed<A>;
  }
}
