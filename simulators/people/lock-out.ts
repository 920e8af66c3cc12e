// Who is locked out of their account, and what they have to show that it is theirs: why, which documents they hold and what those say, and
// what the directory knows of them beside their name.
import { WeightedChoice } from '../../scenarios/sampling/weighted-choice.ts';
import type { DocumentType } from '../../scenarios/schema/captured.ts';
import type { Drill, LockOutReason } from '../../scenarios/schema/drill.ts';
import {
  countryOfLocale,
  oddsOfHolding,
  type HeldDocuments,
  type HeldType,
} from '../../scenarios/schema/held-documents.ts';
import { openDraws } from './draws.ts';
import { chanceOf } from './chance-of.ts';
import type { NameCause, NamedPerson } from './name-cause.ts';
import { assumedNameShares, type NameShares } from './name-shares.ts';
import { recoveryNameOf, type RecoveryName } from './recovery-name.ts';
import type { ChanceId } from './parameter-table.ts';
import type { Parameters } from './parameters.ts';
import { populationStream, populationUniform } from './population-stream.ts';
import type { VirtualUser } from './virtual-user.ts';

/** What a drill has of people beside who they are. */
export interface DrillGround {
  readonly seed: number;
  readonly parameters: Parameters;
  readonly lockedOut: Pick<Drill['lockedOut'], 'shares'>;
  readonly documents: HeldDocuments;
  /** What a document says of somebody, and the causes that made a difference. */
  readonly namesOnDocument: (person: NamedPerson, causes: readonly NameCause[]) => NameOnDocument;
}

export interface NameOnDocument {
  readonly firstName: string;
  readonly lastName: string;
  readonly causes: readonly NameCause[];
}

export interface HeldDocument {
  readonly type: DocumentType;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
}

export interface LockedOut {
  readonly reason: LockOutReason;
  /** Of the person and of all their documents, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** The one that comes to mind first, first. */
  readonly documents: readonly HeldDocument[];
  readonly name: NameOnDocument;
  /** YYYY-MM-DD */
  readonly dateOfBirth: string;
}

/** Of the directory's HR record. */
interface HrRecord {
  readonly employeeId: string;
  /** YYYY-MM-DD */
  readonly dateOfBirth: string;
}

/** Locales of no country have names of many; these people are of none in particular. */
const nowhere = 'US';
const ownership: Readonly<Record<HeldType, ChanceId>> = {
  passport: 'owns-passport',
  'identity-card': 'owns-identity-card',
  'driving-licence': 'owns-driving-licence',
};
/** In the order in which people think of them. Assumed. */
const heldTypes: readonly HeldType[] = ['identity-card', 'driving-licence', 'passport'];

export function lockedOut(ground: DrillGround, user: VirtualUser): LockedOut {
  const draws = openDraws(ground.seed, ground.parameters, user, { scope: 'human/lock-out', again: 'same' });
  const country = countryOfLocale(ground.documents, user.locale) ?? nowhere;
  return {
    reason: reasonOf(ground, user.index),
    country,
    documents: heldTypes
      .filter((type) => draws.happens(ownership[type], oddsOfHolding(ground.documents, country, type)))
      .map((type) => ({ type, country })),
    name: nameOnDocument(ground, user),
    dateOfBirth: hrRecordOf(ground.seed, user.index).dateOfBirth,
  };
}

/** What the directory holds of a person. That others have the same names is a cause like any: how many people there are is not asked. */
export function directoryIdentityOf(
  seed: number,
  parameters: Parameters,
  user: VirtualUser,
): HrRecord & Pick<NamedPerson, 'givenName' | 'surname'> & { readonly namesakes: number } {
  const draws = openDraws(seed, parameters, user, { scope: 'human/directory', again: 'same' });
  const { givenName, surname } = recoveryName(seed, parameters, user).person;
  return {
    givenName,
    surname,
    ...hrRecordOf(seed, user.index),
    namesakes: draws.happens('namesake-in-directory') ? 1 : 0,
  };
}

/** Does not hang on any parameter. */
function hrRecordOf(seed: number, index: number): HrRecord {
  const stream = populationStream(seed, index, 'date-of-birth');
  const year = oldestBorn + Math.floor(stream.uniform() * (youngestBorn - oldestBorn + 1));
  const day = new Date(Date.UTC(year, 0, 1 + Math.floor(stream.uniform() * 365)));
  return { employeeId: String(firstEmployeeId + index), dateOfBirth: day.toISOString().slice(0, 10) };
}

/** Of people at work at the time of the simulated calendar; no figure rests on it. */
const oldestBorn = 1961;
const youngestBorn = 2004;
const firstEmployeeId = 100_001;

function nameOnDocument(ground: DrillGround, user: VirtualUser): NameOnDocument {
  const { person, causes } = recoveryName(ground.seed, ground.parameters, user);
  return ground.namesOnDocument(person, causes);
}

/** Shares that are parameters of the human model are those; the others are assumed, and no analysis moves them. */
function recoveryName(seed: number, parameters: Parameters, user: VirtualUser): RecoveryName {
  const shares: NameShares = {
    ...assumedNameShares,
    'former-surname': { share: chanceOf(parameters, 'married-name', user) },
    'formal-name': { share: chanceOf(parameters, 'nickname-in-directory', user) },
    'family-name-first': { share: chanceOf(parameters, 'name-order-swapped', user) },
    'hyphen-dropped': { share: chanceOf(parameters, 'hyphen-dropped', user) },
  };
  return recoveryNameOf(user, shares, seed);
}

const choices = new WeakMap<object, WeightedChoice<LockOutReason>>();

function reasonOf({ seed, lockedOut: { shares } }: DrillGround, index: number): LockOutReason {
  const known = choices.get(shares) ?? new WeightedChoice(Object.entries(shares) as [LockOutReason, number][]);
  choices.set(shares, known);
  const reason = known.at(populationUniform(seed, index, 'lock-out-reason'));
  if (reason === undefined) throw new RangeError('shares are empty; the schema of a mix lets none pass');
  return reason;
}
