// What all lives of a tenant stand on: the scenario, its people, how they act, and the target they sign in to.
import type { Rollout } from '../../scenarios/schema/rollout.ts';
import type { Persona } from '../../scenarios/schema/persona.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { HumanModel } from '../human/intent.ts';
import type { Population } from '../population/population.ts';
import type { LoadedScenario } from '../scenario/load-scenario.ts';
import type { MachineTime } from '../virtual/machine-time.ts';
import type { Calendar } from './calendar.ts';
import type { EventGround } from './meet-device-event.ts';

export interface TenantGround extends EventGround {
  readonly loaded: LoadedScenario;
  readonly rollout: Rollout;
  /** Those there at the start first, then the hires. */
  readonly population: Population;
  readonly calendar: Calendar;
  readonly human: HumanModel;
  /** The same people when the phone with their codes is gone. */
  readonly withoutPhone: HumanModel;
  readonly delivery: Delivery;
  readonly machineTime: MachineTime;
  readonly persona: (id: string) => Persona;
}
