// What a recovery costs, at the scenario's prices: checks that were begun, Face Checks, licences spread over recoveries, hours of the help desk,
// hours that people could not work.
import type { RightfulResult, RecoveryResults } from '../results/recovery-results.ts';
import type { CheckPrice, LivedDrill } from './lived-drill.ts';

type Parts = RightfulResult['cost']['parts'];
type Priced = Pick<LivedDrill, 'drill' | 'checks'>;

const hourS = 3_600;
const monthsOfYear = 12;

/** For each person who began, of means for each person. @param arm by which they recover. */
export function costParts(
  arm: string,
  { identityChecks, faceChecks, callS, totalS }: RightfulResult['perPerson'],
  { drill: { prices }, checks }: Priced,
): Parts {
  return {
    identityChecks: identityChecks * (checks.find((check) => check.arm === arm)?.perCheck.value ?? 0),
    faceChecks: faceChecks * prices.faceCheck,
    // A licence is paid for everybody, recovered or not: each recovery bears what one person pays until the next.
    licences:
      faceChecks > 0 && prices.recoveriesPerPersonAndYear > 0
        ? (prices.licence * monthsOfYear) / prices.recoveriesPerPersonAndYear
        : 0,
    desk: (callS / hourS) * prices.deskHour,
    time: (totalS / hourS) * prices.personHour,
  };
}

export function sumOfParts({ identityChecks, faceChecks, licences, desk, time }: Parts): number {
  return identityChecks + faceChecks + licences + desk + time;
}

/** @param recovered share of those who began. */
export function costOf(parts: Parts, recovered: number): RightfulResult['cost'] {
  const perPerson = sumOfParts(parts);
  return { perPerson, ...(recovered > 0 ? { perRecovery: perPerson / recovered } : {}), parts };
}

type Price = RecoveryResults['prices'][number];

/** Every price with who says so. @param defaults what the schema fills in where the scenario says nothing. */
export function pricesTold({ drill: { prices }, checks }: Priced, defaults: LivedDrill['drill']['prices']): Price[] {
  const own = (id: keyof typeof stated): Price => {
    const { title, basis, why } = stated[id];
    const amount = prices[id];
    return amount === defaults[id]
      ? { id, title, amount, basis, why }
      : { id, title, amount, basis: 'set', why: 'The scenario says so' };
  };
  return [...ofChecks(checks), own('faceCheck'), own('licence'), own('deskHour'), own('personHour')];
}

/** One for each who checks; named where there are several. */
function ofChecks(checks: readonly CheckPrice[]): Price[] {
  const byVerifier = Map.groupBy(checks, ({ verifier }) => verifier.id);
  return [...byVerifier].flatMap(([id, [first, ...others]]) =>
    first === undefined
      ? []
      : [
          {
            ...ofCheck([first, ...others]),
            ...(byVerifier.size === 1
              ? {}
              : { id: `identityCheck/${id}`, title: `${titleOfCheck} by “${first.verifier.title}”` }),
          },
        ],
  );
}

const titleOfCheck = 'A check of a document and a face';

function ofCheck(checks: readonly [CheckPrice, ...CheckPrice[]]): Price {
  const [{ perCheck }] = checks;
  const { value, evidence, assumed } = perCheck;
  return {
    id: 'identityCheck',
    title: titleOfCheck,
    amount: value,
    basis: assumed === undefined ? 'published' : 'assumed',
    why: [
      evidence === undefined ? '' : `Rests on ${evidence.join(', ')} of the published figures`,
      assumed ?? '',
      checks.some(({ isDearest }) => isDearest) ? 'The dearest of those whom the profiles of a way name' : '',
    ]
      .filter((part) => part !== '')
      .join('. '),
  };
}

const stated = {
  faceCheck: {
    title: 'A Face Check, matched or failed',
    basis: 'assumed',
    why: 'Microsoft, as remembered and not verified',
  },
  licence: {
    title: 'A licence, for each person and month',
    basis: 'assumed',
    why: 'None of the published sources that were read has it: 0 until you set it',
  },
  deskHour: {
    title: 'An hour of the help desk',
    basis: 'published',
    why: 'Microsoft Entra cost savings estimator: 60 USD for a call of one hour',
  },
  personHour: {
    title: 'An hour that somebody cannot work',
    basis: 'assumed',
    why: 'As an hour of the help desk',
  },
} as const satisfies Readonly<Record<string, Pick<Price, 'title' | 'basis' | 'why'>>>;
