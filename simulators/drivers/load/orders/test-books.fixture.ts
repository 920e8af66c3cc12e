// For tests: order books over people of the project's own personas, with the human model and the post behind them.
import { flows } from '../../../../scenarios/flows/catalogue.ts';
import type { PilotScenario } from '../../../../scenarios/schema/scenario.ts';
import { createDelivery, type Delivery } from '../../../delivery/delivery.ts';
import { createHumanModel } from '../../../people/human-model.ts';
import type { HumanModel } from '../../../people/intent.ts';
import type { Population } from '../../../people/population.ts';
import { projectParameters, projectPersonas, testPopulation } from '../../../people/test-population.fixture.ts';
import { createBooks, type Books } from './create-books.ts';

export interface TestBooks {
  readonly scenario: PilotScenario;
  readonly population: Population;
  readonly human: HumanModel;
  readonly delivery: Delivery;
  /** New ones, from which nothing was taken. */
  open(over?: Population): Books;
}

/** People to whom much goes wrong, so that every branch is taken by some. */
export const clumsy: PilotScenario['parameters'] = {
  'password-filled': 0.1,
  'password-forgotten': 0.3,
  'password-mistyped': 0.3,
  'old-password': 0.1,
  'reset-dropped': 0.1,
  'code-mistyped': 0.3,
  'text-message-lost': 0.2,
  'e-mail-lost': 0.2,
  'prompt-dismissed': 0.4,
  'registration-dismissed': 0.3,
  'phone-not-at-hand': 0.3,
  'starts-over': 0.8,
};

export function testBooks(given: Partial<PilotScenario>): TestBooks {
  const { scenario, parameters, population } = testPopulation(given);
  return {
    scenario,
    population,
    human: createHumanModel({ seed: scenario.seed, parameters }),
    delivery: createDelivery({ seed: scenario.seed, parameters, faults: scenario.faults, flows }),
    open: (over = population) =>
      createBooks({ scenario, personas: projectPersonas, parameters: projectParameters }, over, 0),
  };
}

/** Sign-ins that are due in turn, ms. */
export function dueEach(count: number): number[] {
  return Array.from({ length: count }, (_, nth) => nth * 10);
}
