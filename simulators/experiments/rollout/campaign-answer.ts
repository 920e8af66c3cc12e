// What a person answers to a request to register. How inclined they are is theirs for good, and part of each answer; those least inclined
// of all want no passkey, whoever asks.
import { normalQuantile } from '../../../scenarios/sampling/normal-quantile.ts';
import { firstUniformAt, streamKey } from '../../../scenarios/sampling/stream.ts';
import type { Life } from './life.ts';
import { purposeOf, type Rates } from './rates.ts';

interface CampaignGround {
  readonly seed: number;
  readonly rates: Rates;
}

/** Standard normal; the less, the more inclined. */
const reluctanceOf = ({ seed }: CampaignGround, person: number): number =>
  normalQuantile(firstUniformAt(streamKey(seed, purposeOf['campaign-answers-alike']), person, undefined, undefined));

/** Over people and their first requests the chance is the rate, however alike answers are. */
export function takesUp(ground: CampaignGround, person: number, need: number): boolean {
  const { seed, rates } = ground;
  if (wantsNone(ground, person)) return false;
  const alike = rates['campaign-answers-alike'];
  const ofTheDay = normalQuantile(
    firstUniformAt(streamKey(seed, purposeOf['campaign-taken-up']), person, need, undefined),
  );
  const reluctance = Math.sqrt(alike) * reluctanceOf(ground, person) + Math.sqrt(1 - alike) * ofTheDay;
  return reluctance < normalQuantile(rates['campaign-taken-up']);
}

export function wantsNone(ground: CampaignGround, person: number): boolean {
  return reluctanceOf(ground, person) > normalQuantile(1 - ground.rates['registration-refused']);
}

/** Wants none, and was not told that there is no way round. */
export function holdsOut(ground: CampaignGround, { user, yields }: Pick<Life, 'user' | 'yields'>): boolean {
  return yields !== true && wantsNone(ground, user.index);
}

/** To whoever wants none, may put it off no more and has called the help desk. */
export function isExcepted({ seed, rates }: CampaignGround, person: number): boolean {
  return (
    firstUniformAt(streamKey(seed, purposeOf['exception-granted']), person, undefined, undefined) <
    rates['exception-granted']
  );
}
