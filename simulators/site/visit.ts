// One request as it meets the site: the tenant, what the site knows of the browser, and the time.
import type { Account } from './account.ts';
import type { Client } from './client.ts';
import type { Answer, Notice, Shown } from './answer.ts';
import { externalPageNames, pageNames, recoveryPageNames, type PageName } from '../../scenarios/flows/page-name.ts';
import type { PageCode } from './page-code.ts';
import type { Session } from './session.ts';
import type { Tenant } from './tenant.ts';

export interface Visit {
  readonly tenant: Tenant;
  /** Live; absent: none. */
  readonly session: Session | undefined;
  /** ms since the Unix epoch. */
  readonly nowMs: number;
  readonly client: Client;
}

/** Made once: nearly every answer shows one of them as it is. */
const pages = Object.fromEntries(
  [...pageNames, ...externalPageNames, ...recoveryPageNames].map((name) => [name, { kind: 'page', page: name }]),
) as {
  readonly [P in PageName]: Shown;
};

export function page(name: PageName): Shown {
  return pages[name];
}

export function pageWithCode(name: PageName, code: PageCode): Shown {
  return { kind: 'page', page: name, code };
}

export function pageWithNotice(name: PageName, notice: Notice): Shown {
  return { kind: 'page', page: name, notice };
}

/** Nothing but what is shown. */
export function show({ session }: Visit, shown: Shown): Answer {
  return { shown, session };
}

/** Of a stage that only an account reaches. The directory forgets nobody whose session it leaves open. */
export function accountIn({ tenant }: Visit, { userName }: { readonly userName: string }): Account {
  const account = tenant.directory.accountOf(userName);
  if (account === undefined) throw new Error('a session stands at a stage of an account that is no more');
  return account;
}
