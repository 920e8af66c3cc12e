// What all lives of a tenant stand on: the scenario, its people, how they act, and the target they sign in to.
import { flows } from '../../../scenarios/flows/catalogue.ts';
import { streamKey } from '../../../scenarios/sampling/stream.ts';
import { PilotError } from '../../../scenarios/schema/pilot-error.ts';
import type { Persona } from '../../../scenarios/schema/persona.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';
import { Interpreter } from '../../attempt/run-attempt.ts';
import { createDelivery } from '../../delivery/delivery.ts';
import { createHumanModel } from '../../people/human-model.ts';
import { IntentInHand } from '../../people/intent-in-hand.ts';
import type { HumanModel } from '../../people/intent.ts';
import { createParameters } from '../../people/parameters.ts';
import { createPopulation, type Population } from '../../people/population.ts';
import type { VirtualUser } from '../../people/virtual-user.ts';
import type { LoadedScenario } from '../../scenario/load-scenario.ts';
import type { MachineTime } from '../../drivers/virtual/machine-time.ts';
import { openAttackGround, type AttackGround } from './attack-ground.ts';
import { createCalendar, type Calendar } from './calendar.ts';
import { arrivalDays } from './device-events.ts';
import { Forgetting } from './forgetting.ts';
import type { EventGround } from './meet-device-event.ts';
import { plantedLosses, type PlantedLosses } from './mass-losses.ts';
import { plannedSignIns } from './planned-sign-ins.ts';
import { RareTrialsOfPeople } from './rare-trials.ts';
import { presenceOf } from './presence.ts';
import { createRates } from './rates.ts';
import { SingleSignOn } from './single-sign-on.ts';
import { personasAtStart } from './personas-at-start.ts';
import { endsOfTexts, textMessagesEndOn, type TextMessagesEndOn } from './text-messages-end-on.ts';
import { withoutCodes } from './without-codes.ts';
import { openRecoveryGround, type RecoveryGround } from './recovery-ground.ts';

/** What of a loaded scenario a tenant needs. */
export type TenantScenario = Pick<
  LoadedScenario,
  'scenario' | 'target' | 'personas' | 'providers' | 'parameters' | 'tenantRates'
> &
  Partial<Pick<LoadedScenario, 'deadlines' | 'documents' | 'verifiers' | 'faceCheck'>>;

/** Nothing else of it: for who hands it on to a thread. */
export function tenantPart({
  scenario,
  target,
  personas,
  providers,
  parameters,
  tenantRates,
  deadlines,
  documents,
  verifiers,
  faceCheck,
}: TenantScenario): TenantScenario {
  return {
    scenario,
    target,
    personas,
    providers,
    parameters,
    tenantRates,
    ...(deadlines === undefined ? {} : { deadlines }),
    ...(documents === undefined ? {} : { documents }),
    ...(verifiers === undefined ? {} : { verifiers }),
    ...(faceCheck === undefined ? {} : { faceCheck }),
  };
}

export interface TenantGround extends EventGround {
  readonly loaded: TenantScenario;
  readonly rollout: Rollout;
  /** Those there at the start first, then the hires. */
  readonly population: Population;
  readonly hires: number;
  readonly joinsOnDay: (person: number) => number;
  readonly calendar: Calendar;
  /** Infinite: never. */
  readonly passwordsRemovedOnDay: number;
  /** Share of uneventful days that are lived. */
  readonly signInDaysSampled: number;
  /** Trials: working days, one after the other. */
  readonly sampledDays: RareTrialsOfPeople<VirtualUser>;
  readonly forgetting: Forgetting;
  readonly singleSignOn: SingleSignOn;
  readonly textMessagesEndOn: TextMessagesEndOn;
  readonly human: HumanModel;
  /** The same people when the phone with their codes is gone. */
  readonly withoutPhone: HumanModel;
  /** Absent: nobody recovers an account by an identity check. */
  readonly recovery?: RecoveryGround | undefined;
  readonly plantedLosses: PlantedLosses;
  /** Absent: nobody is attacked. */
  readonly attacks?: AttackGround | undefined;
  readonly interpreter: Interpreter;
  readonly machineTime: MachineTime;
  readonly persona: (id: string) => Persona;
  /** Ids of the parameters of people that were asked for so far. */
  readonly asked: ReadonlySet<string>;
}

/** Lived of a large tenant whose scenario says nothing; those of eventful days come on top. */
const sampledSignIns = 400_000;

export function openTenantGround(loaded: TenantScenario, rollout: Rollout, machineTime: MachineTime): TenantGround {
  const { scenario, tenantRates } = loaded;
  const personas = personasAtStart(loaded.personas, rollout.standing ?? {});
  const { seed } = scenario;
  const calendar = createCalendar(rollout.startsOn, rollout.endsOn);
  const rates = createRates(tenantRates, rollout.rates);
  const parameters = createParameters(loaded.parameters, scenario.parameters, personas);
  const hired = arrivalDays(seed, 'tenant/hires', 0, rates.hires * scenario.users, 0, calendar.days);
  const forgetting = new Forgetting({ seed, parameters, calendar, scenario });
  const human = forgetting.in(createHumanModel({ seed, parameters, intent: new IntentInHand() }));
  const signInDaysSampled =
    rollout.signInDaysSampled ?? Math.min(1, sampledSignIns / plannedSignIns(scenario, calendar));
  const joinsOnDay = (person: number) => (person < scenario.users ? 0 : (hired[person - scenario.users] ?? 0));
  const byId = new Map(personas.map((persona) => [persona.id, persona]));
  return {
    seed,
    rates,
    loaded,
    rollout,
    calendar,
    passwordsRemovedOnDay:
      rollout.passwordsRemovedOn === undefined ? Number.POSITIVE_INFINITY : calendar.dayOf(rollout.passwordsRemovedOn),
    signInDaysSampled,
    sampledDays: new RareTrialsOfPeople(streamKey(seed, 'tenant/day-sampled'), () => signInDaysSampled),
    forgetting,
    textMessagesEndOn: textMessagesEndOn(
      endsOfTexts(rollout, Object.keys(scenario.personas), loaded.deadlines ?? []),
      calendar,
    ),
    singleSignOn: new SingleSignOn({ seed, rates, calendar, perDay: scenario.signInsPerUserAndDay }),
    human,
    withoutPhone: withoutCodes(human),
    recovery: openRecoveryGround(loaded, rollout, calendar, parameters),
    plantedLosses: plantedLosses(rollout, { seed, calendar, people: scenario.users + hired.length }, (person) =>
      presenceOf({ seed, rates, calendar, joinsOnDay }, person),
    ),
    attacks: openAttackGround(rollout.attacks, { seed, calendar, parameters }),
    interpreter: new Interpreter(createDelivery({ seed, parameters, faults: scenario.faults, flows })),
    machineTime,
    asked: parameters.asked,
    population: createPopulation({
      scenario: { ...scenario, users: scenario.users + hired.length, startsOn: rollout.startsOn, days: calendar.days },
      personas,
      providers: loaded.providers,
      parameters,
    }),
    hires: hired.length,
    joinsOnDay,
    providers: new Map(loaded.providers.map((provider) => [provider.id, provider])),
    persona(id) {
      const found = byId.get(id);
      if (found === undefined)
        throw new PilotError('persona-missing', {
          found: `"${id}"`,
          expected: 'a persona that was loaded',
          where: 'personas',
        });
      return found;
    },
  };
}
