// The tables of a run folder: attempts.parquet and steps.parquet. The store writes them, with these words in them; reports read them.
// Times are DOUBLE ms; a missing value is NULL, never 0.

import { inUnit, type Unit } from './in-unit.ts';

export interface Column {
  readonly name: string;
  readonly type: 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP';
  readonly nullable?: true;
  /** Runs of earlier versions have no such column: they are read as if it held nothing. */
  readonly addedLater?: true;
  /** Of a number. */
  readonly unit?: Unit;
  readonly about: string;
}

/** What the column is, and of a number its unit, as every published description says it. */
export function describeColumn({ about, unit }: Pick<Column, 'about' | 'unit'>): string {
  return unit === undefined ? about : inUnit(unit, `${about}.`).description;
}

/** As recorded; the facts made of them follow (scenarios/measures/attempt-facts.ts). */
export const attemptColumns = [
  { name: 'run_id', type: 'VARCHAR', about: 'Run this attempt belongs to' },
  { name: 'user_id', type: 'INTEGER', unit: 'ordinal, from 0', about: 'Virtual user: place in the population' },
  { name: 'user_principal_name', type: 'VARCHAR', about: 'Account at the target' },
  { name: 'persona', type: 'VARCHAR', about: 'Persona id' },
  { name: 'arm', type: 'VARCHAR', about: 'Arm by assignment: password-otp or passkey' },
  { name: 'flow', type: 'VARCHAR', about: 'Flow the attempt began with' },
  {
    name: 'purpose',
    type: 'VARCHAR',
    about:
      'What that flow is for: sign-in, registration or reset; unmeant (a person, without a need) or guess (a stranger)',
  },
  { name: 'attempt', type: 'INTEGER', unit: 'ordinal, from 0', about: 'Attempt of this user in this arm and flow' },
  {
    name: 'need',
    type: 'INTEGER',
    nullable: true,
    unit: 'ordinal, from 0',
    about: 'Need to sign in of this user; restarts share it',
  },
  { name: 'day', type: 'INTEGER', unit: 'ordinal, from 0', about: 'Day of the simulated calendar' },
  { name: 'started_at', type: 'TIMESTAMP', about: "User's clock at the start, UTC" },
  { name: 'device_kind', type: 'VARCHAR', about: 'Kind of the device at hand' },
  {
    name: 'method',
    type: 'VARCHAR',
    nullable: true,
    about: 'What signed the person in: passkey, passkey-of-phone, password-otp',
  },
  { name: 'outcome', type: 'VARCHAR', about: 'succeeded, refused, abandoned, timed-out or void' },
  { name: 'step', type: 'VARCHAR', nullable: true, about: '"flow/step" at which it ended, when not succeeded' },
  { name: 'code', type: 'VARCHAR', nullable: true, about: 'Code of a refusal or void, reason of an abandonment' },
  {
    name: 'locked_out_by',
    type: 'VARCHAR',
    nullable: true,
    about: 'own-tries or strangers: whose wrong passwords had locked the account that it found locked',
  },
  {
    name: 'country',
    type: 'VARCHAR',
    nullable: true,
    about: 'Of a recovery drill: country of the person whose account it is, ISO 3166-1 alpha-2',
  },
  {
    name: 'measured_ms',
    type: 'DOUBLE',
    unit: 'ms',
    about: 'Measured time of target and browser, without our overhead',
  },
  { name: 'modelled_ms', type: 'DOUBLE', unit: 'ms', about: "The person's time, and delivery of codes" },
  { name: 'overhead_ms', type: 'DOUBLE', unit: 'ms', about: "The harness's own time" },
  { name: 'quiet', type: 'BOOLEAN', about: 'Other lanes were quiet' },
  { name: 'lane', type: 'INTEGER', unit: 'ordinal, from 0', about: 'Lane that ran it' },
  {
    name: 'epoch',
    type: 'INTEGER',
    unit: 'ordinal, from 0',
    about: 'Start of the program that ran it: one more for each resume',
  },
  { name: 'correlation_id', type: 'VARCHAR', about: 'correlationId in the sign-in log' },
  { name: 'trial', type: 'VARCHAR', nullable: true, about: 'Trial of a load run' },
  {
    name: 'due_ms',
    type: 'DOUBLE',
    nullable: true,
    unit: 'ms',
    about: "Real time at which it was due, from the trial's start; restarts are due when they begin",
  },
  {
    name: 'begun_ms',
    type: 'DOUBLE',
    nullable: true,
    unit: 'ms',
    about: "Real time at which it began, from the trial's start",
  },
  {
    name: 'ended_ms',
    type: 'DOUBLE',
    nullable: true,
    unit: 'ms',
    about: "Real time at which it ended, from the trial's start",
  },
] as const satisfies readonly Column[];

export const stepColumns = [
  { name: 'run_id', type: 'VARCHAR', about: 'Run this step belongs to' },
  { name: 'user_id', type: 'INTEGER', unit: 'ordinal, from 0', about: 'Virtual user, as in attempts.parquet' },
  { name: 'persona', type: 'VARCHAR', about: 'Persona id' },
  { name: 'arm', type: 'VARCHAR', about: 'Arm by assignment' },
  { name: 'flow', type: 'VARCHAR', about: 'Flow the attempt began with' },
  { name: 'attempt', type: 'INTEGER', unit: 'ordinal, from 0', about: 'As in attempts.parquet' },
  { name: 'index', type: 'INTEGER', unit: 'ordinal, from 0', about: 'Step of the attempt' },
  { name: 'step', type: 'VARCHAR', about: '"flow/step"; the flow is the one the step is declared in' },
  { name: 'action', type: 'VARCHAR', about: 'What the person did: an action of the flow' },
  { name: 'result', type: 'VARCHAR', about: 'Result of the action, which leads to the next step' },
  { name: 'code', type: 'VARCHAR', nullable: true, about: "Target's or browser's code" },
  { name: 'cause', type: 'VARCHAR', nullable: true, about: 'Human cause that was drawn' },
  { name: 'logged', type: 'BOOLEAN', about: 'The target wrote a sign-in log row for it' },
  { name: 'measured_ms', type: 'DOUBLE', unit: 'ms', about: 'Sum of the measured parts without overhead' },
  { name: 'navigation_ms', type: 'DOUBLE', unit: 'ms', about: 'Measured: browser and network, without the server' },
  { name: 'server_ms', type: 'DOUBLE', unit: 'ms', about: "Measured: the target's own processing" },
  {
    name: 'ceremony_ms',
    type: 'DOUBLE',
    unit: 'ms',
    about: 'Measured: inside navigator.credentials, without the person',
  },
  {
    name: 'rendering_ms',
    type: 'DOUBLE',
    unit: 'ms',
    about: 'Measured: from the end of the response until the page is ready',
  },
  { name: 'overhead_ms', type: 'DOUBLE', unit: 'ms', about: "The harness's own time, no part of measured_ms" },
  { name: 'modelled_ms', type: 'DOUBLE', unit: 'ms', about: "Modelled: the person's time, and delivery of codes" },
  {
    name: 'planted_ms',
    type: 'DOUBLE',
    nullable: true,
    unit: 'ms',
    about: 'Delay planted by the scenario, inside measured_ms',
  },
  {
    name: 'ceremony_by',
    type: 'VARCHAR',
    nullable: true,
    addedLater: true,
    about: "What answered the ceremony in place of the browser's own authenticators: software-authenticator",
  },
  { name: 'quiet', type: 'BOOLEAN', about: 'Other lanes were quiet' },
] as const satisfies readonly Column[];
