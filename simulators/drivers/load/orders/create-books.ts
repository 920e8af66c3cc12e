// The order books of a run, one for each arm, over one human model.
import { TOTP } from 'otpauth';
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import type { ArmId } from '../../../../scenarios/schema/arm.ts';
import { armPolicies } from '../../../../scenarios/schema/policy-of-arm.ts';
import { peopleOfScenario } from '../../../attempt/people-of-scenario.ts';
import { createDelivery } from '../../../delivery/delivery.ts';
import { createParameters } from '../../../people/parameters.ts';
import type { Population } from '../../../people/population.ts';
import type { LoadedScenario } from '../../../scenario/load-scenario.ts';
import { OrderBook } from './order-book.ts';
import { passkeyIds } from '../rehearsal/enrolled-passkeys.ts';
import type { RehearsalGround } from '../rehearsal/rehearsed-user.ts';

/** The order book of an arm. */
export type Books = (arm: ArmId) => OrderBook;

/** @param epoch of the run, for correlation ids. */
export function createBooks(
  loaded: Pick<LoadedScenario, 'scenario' | 'personas' | 'parameters'> &
    Partial<Pick<LoadedScenario, 'documents' | 'verifiers' | 'faceCheck'>>,
  population: Population,
  epoch: number,
): Books {
  const { scenario } = loaded;
  const parameters = createParameters(loaded.parameters, scenario.parameters, loaded.personas);
  const { human, lockedOut, identityOf } = peopleOfScenario(loaded, parameters);
  const policies = armPolicies(scenario.policy, scenario.arms);
  const ground: RehearsalGround = {
    scenario,
    human,
    lockedOut,
    identityOf,
    policyOf: (arm) => policies[arm] ?? scenario.policy,
    delivery: createDelivery({ seed: scenario.seed, parameters, faults: scenario.faults, flows }),
    epoch,
    passkeyIdsOf: passkeyIds(scenario.seed),
    totp: (secret, atMs) => new TOTP({ secret }).generate({ timestamp: atMs }),
  };
  const books = new Map(scenario.arms.map((arm) => [arm.id, new OrderBook(ground, population, arm)]));
  return (arm) => {
    const book = books.get(arm);
    if (book === undefined) throw new RangeError(`there is no arm "${arm}", but ${[...books.keys()].join(', ')}`);
    return book;
  };
}
