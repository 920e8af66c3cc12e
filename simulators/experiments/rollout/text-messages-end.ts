// The day from which on there is no code by text message. Who has nothing else is still let in with one last code, to register a passkey, which
// cannot be put off; who does not get one has no way in, and the help desk gives them a pass or, in the tenant that does nothing, sets up an app.
import { addEach } from '../../../scenarios/measures/tenant/ledger-sums.ts';
import { noTextMessagesEnd } from '../../../scenarios/measures/tenant/text-messages-end-sums.ts';
import type { TextMessagesEnd } from '../../../scenarios/schema/text-messages-end.ts';
import { VirtualAccount } from '../../drivers/virtual/virtual-account.ts';
import { userBut } from '../../people/drawn-user.ts';
import type { Life } from './life.ts';
import { livesOf, tenantsOf, type Member } from './member.ts';
import type { TenantGround } from './tenant-ground.ts';
import type { TenantStage } from './tenant-tally.ts';

export function hasLostTexts({ textMessagesEndOn }: TenantGround, { user }: Life, day: number): boolean {
  return user.secondFactor === 'text-message' && day >= textMessagesEndOn(user.persona);
}

/** Text messages have ended, and there is nothing else. */
export function mustReplaceTexts(ground: TenantGround, life: Life, day: number): boolean {
  return hasLostTexts(ground, life, day) && life.account.passkeys.length === 0 && Number.isFinite(life.codesFromMs);
}

/** On the morning of the day: who stands where is counted, and who has a passkey has no codes beside it any more. */
export function endTextMessages(stage: TenantStage, person: Member): void {
  const { day } = person;
  if (day !== stage.ground.textMessagesEndOn(person.persona)) return;
  for (const life of livesOf(person)) {
    if (!hasLostTexts(stage.ground, life, day)) continue;
    const isAlone = life.account.passkeys.length === 0;
    count(stage, person, life, day, { holders: 1, alone: isAlone ? 1 : 0 });
    endCodesBesidePasskey(stage.ground, life, day);
  }
}

/** Once text messages have ended, who has a passkey, or comes to one otherwise than by the prompt, has no codes beside it. */
export function endCodesBesidePasskey(ground: TenantGround, life: Life, day: number): void {
  if (life.account.passkeys.length > 0 && hasLostTexts(ground, life, day)) endCodes(life);
}

export const endCodes = (life: Life): void => {
  life.codesFromMs = Number.POSITIVE_INFINITY;
};

export function countPrompt(stage: TenantStage, person: Member, life: Life, day: number, registered: boolean): void {
  count(stage, person, life, day, { prompted: 1, registered: registered ? 1 : 0 });
}

function count({ tally }: TenantStage, person: Member, life: Life, day: number, some: Partial<TextMessagesEnd>): void {
  for (const tenant of tenantsOf(person, life)) {
    const cell = tally.sums.cell(tenant, person.persona, Math.floor(day / 7));
    addEach((cell.textMessagesEnd ??= noTextMessagesEnd()), { ...noTextMessagesEnd(), ...some });
  }
}

/** By the help desk: codes of an app in place of text messages, from this instant on. */
export function giveApp({ loaded, recovery }: TenantGround, life: Life, atMs: number): void {
  life.user = userBut(life.user, { secondFactor: 'totp' });
  const { userPrincipalName, password } = life.account;
  const renewed = new VirtualAccount(
    loaded.scenario.policy,
    life.user,
    userPrincipalName,
    password,
    recovery?.identityOf(life.user),
  );
  renewed.restore(life.kept.keep());
  life.kept = renewed;
  life.codesFromMs = atMs;
}
