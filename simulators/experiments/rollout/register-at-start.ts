// Who holds a passkey before the first day, as a registration report says.
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import { registerWithPass, signInWithPass } from './enrol.ts';
import { issuePass } from './issue-pass.ts';
import type { Member } from './member.ts';
import type { TenantGround } from './tenant-ground.ts';

/** Who holds one registered it before, which costs nobody time now: with a pass, by the same flow and rules. */
export function registerAtStart(ground: TenantGround, { index, user, nothing: life, joinsOnDay }: Member): void {
  const told = ground.rollout.standing?.[user.persona];
  if (told === undefined || told.passkey === 0 || joinsOnDay > 0 || user.secondFactor !== 'totp') return;
  const share = told.passkey / (told.app + told.passkey);
  if (firstUniformAt(streamKey(ground.seed, 'tenant/passkey-at-start'), index, undefined, undefined) >= share) return;
  const atMs = ground.calendar.startsAtMs;
  issuePass(ground, life, atMs);
  const signedIn = signInWithPass(ground, life, life.user.devices[0], atMs);
  if (signedIn !== undefined) registerWithPass(ground, life, signedIn, atMs);
}
