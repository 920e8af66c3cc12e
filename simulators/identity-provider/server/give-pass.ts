// Carries out that the site gives somebody a pass: drawn as the policy says, kept as a hash in place of the last, and told this once.
import type { Account } from '../../site/account.ts';
import type { AppContext } from '../../web-server/app-environment.ts';
import { freshPass, passHash } from './passes.ts';
import type { Provider } from './provider.ts';

export function givePass(
  context: AppContext,
  { directory, policyFor }: Provider,
  { userPrincipalName }: Account,
): string {
  const secrets = directory.secretsOf(userPrincipalName);
  if (secrets === undefined) throw new Error('a pass was given for an account that is no more');
  const pass = freshPass(policyFor(context).temporaryAccessPass.length);
  secrets.passHash = passHash(pass);
  return pass;
}
