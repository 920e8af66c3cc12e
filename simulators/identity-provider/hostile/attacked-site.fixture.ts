// The real app, in process, started for simulation so that the cases can make accounts, read codes and move time.
import type { SecondFactorOrNone } from '../../../scenarios/schema/persona.ts';
import { defaultPolicy, type Policy } from '../../../scenarios/schema/policy.ts';
import type { SignIn } from '../../../scenarios/schema/sign-in.ts';
import { createApp } from '../server/app.ts';
import { noRowLog } from '../server/row-log.ts';
import type { ProviderOptions } from '../server/provider-options.ts';
import { Visitor } from './visitor.fixture.ts';

/** 2026-01-05T09:00:00Z. */
const startMs = Date.UTC(2026, 0, 5, 9);
/** The least argon2 takes: the cases are about decisions, not about the cost of hashing. */
const cheapHashing: ProviderOptions['passwordHashing'] = { memoryKiB: 8, passes: 1, lanes: 1 };

export interface Person {
  readonly userPrincipalName: string;
  readonly password: string;
  readonly totpSecret: string;
}

/** Of an arm of the simulation: nobody else must meet it. */
const laxPolicy: Policy = { ...defaultPolicy, signIn: { ...defaultPolicy.signIn, multifactor: 'where-registered' } };

export class AttackedSite {
  readonly origin = 'http://localhost:4444';
  readonly rpId = 'localhost';
  readonly token = 'a token only the harness knows';
  readonly rows: SignIn[] = [];
  /** The virtual clock, ms since the Unix epoch. */
  nowMs = startMs;
  readonly #app;
  #people = 0;

  constructor(
    simulated: 'simulated' | 'not-simulated' = 'simulated',
    policy: Policy = defaultPolicy,
    external?: ProviderOptions['external'],
  ) {
    this.#app = createApp({
      baseUrl: this.origin,
      rpId: this.rpId,
      log: { append: (row) => void this.rows.push(row), close: () => {} },
      auditLog: noRowLog,
      passwordHashing: cheapHashing,
      policy,
      external,
      ...(simulated === 'simulated'
        ? { simulation: { token: this.token, seed: 1, faults: [], armPolicies: { lax: laxPolicy } } }
        : {}),
    });
  }

  /** Every route there is: method ("ALL" for any) and path. */
  get routes(): readonly { readonly method: string; readonly path: string }[] {
    return this.#app.routes.map(({ method, path }) => ({ method, path }));
  }

  async request(path: string, init: RequestInit): Promise<Response> {
    return this.#app.request(this.origin + path, init);
  }

  async newPerson(secondFactor: SecondFactorOrNone = 'totp'): Promise<Person> {
    this.#people += 1;
    const name = `person${this.#people}`;
    const person: Person = {
      userPrincipalName: `${name}@contoso.example`,
      password: `Tr0ub4dor&${name}`,
      totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    };
    const account = {
      ...person,
      displayName: `Person ${this.#people}`,
      secondFactor,
      mobileNumber: '+15550100',
      alternateEmail: `${name}@example.org`,
    };
    const answer = await new Visitor(this).postJson('/simulation/accounts', { accounts: [account] });
    if (answer.status >= 300) throw new Error(`account was not made: ${answer.status} ${answer.text}`);
    return person;
  }

  async remove(person: Person): Promise<void> {
    await this.request(`/simulation/accounts/${person.userPrincipalName}`, {
      method: 'DELETE',
      headers: { 'x-pilot-token': this.token },
    });
  }

  /** The code sent last to this person. */
  async lastCode(person: Person): Promise<string> {
    const answer = await new Visitor(this).get(`/simulation/inbox/${person.userPrincipalName}`);
    const { messages } = JSON.parse(answer.text) as { readonly messages: readonly { readonly code: string }[] };
    const last = messages.at(-1);
    if (last === undefined) throw new Error(`no code was sent to ${person.userPrincipalName}`);
    return last.code;
  }
}
