// Who holds a passkey before the first day, as a registration report says.
import { readinessOf, registerWithPass, signInWithPass } from './enrol.ts';
import { issuePass } from './issue-pass.ts';
import type { Member } from './member.ts';
import { firstAtStart } from './registration-draws.ts';
import type { TenantGround } from './tenant-ground.ts';

/** Enough for whoever dismisses a prompt now and then. */
const mostTries = 20;

/**
 * Who holds one registered it before, which costs nobody time now: with a pass, by the same flow and rules, and again where it failed. They
 * are those whose devices are the readiest: nobody holds one whose device can hold none.
 */
export function registerAtStart(ground: TenantGround, { index, user, nothing: life, joinsOnDay }: Member): void {
  const told = ground.rollout.standing?.[user.persona];
  if (told === undefined || told.passkey === 0 || joinsOnDay > 0 || user.secondFactor !== 'totp') return;
  const share = told.passkey / (told.app + told.passkey);
  if (readinessOf(ground.seed, index, 'main') < 1 - share) return;
  const atMs = ground.calendar.startsAtMs;
  for (let nth = 0; nth < mostTries; nth += 1) {
    issuePass(ground, life, atMs);
    const signedIn = signInWithPass(ground, life, life.user.devices[0], atMs);
    if (signedIn === undefined) return;
    const registration = registerWithPass(ground, life, { ...signedIn, drawIndex: firstAtStart + nth }, atMs);
    // On no device, or done.
    if (registration === undefined || registration.made) return;
  }
}
