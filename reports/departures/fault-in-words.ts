// A planted fault in words, from the manifest's form of it (ms and proportions).
import type { Fault } from '../../scenarios/schema/scenario.ts';
import { asStated, durationInWords } from '../words/quantity.ts';

const refusals: Readonly<Record<NonNullable<Fault['refuse']>['with'], string>> = {
  '500': 'refused with HTTP 500',
  reset: 'refused by a reset connection',
  stall: 'left without an answer',
};

/** "password-otp/obtain-code delayed by 30 s (lognormal median)", "passkey/use-passkey: 5 % refused with HTTP 500". */
export function faultInWords({ at, delay, refuse, clockSkew }: Fault): string {
  const told = [
    ...(delay === undefined ? [] : [`delayed by ${delayInWords(delay)}`]),
    ...(refuse === undefined ? [] : [`${asStated(refuse.share, 'proportion')} ${refusals[refuse.with]}`]),
    ...(clockSkew === undefined
      ? []
      : [
          `the target's clock ${'ahead' in clockSkew ? `${exact(clockSkew.ahead)} ahead` : `${exact(clockSkew.behind)} behind`}`,
        ]),
  ].join(', ');
  return at === '*' ? told : `${at} ${told}`;
}

function delayInWords(delay: NonNullable<Fault['delay']>): string {
  if (typeof delay === 'number') return exact(delay);
  switch (delay.distribution) {
    case 'uniform':
      return `${exact(delay.low)} to ${exact(delay.high)}`;
    case 'lognormal':
      return `${exact(delay.median)} in the median`;
    case 'exponential':
      return `${exact(delay.mean)} on average`;
  }
}

/** As it was written, without digits nobody wrote. */
function exact(ms: number): string {
  return ms < 1_000 ? asStated(ms, 'ms') : ms < 180_000 ? asStated(ms / 1_000, 's') : durationInWords(ms);
}
