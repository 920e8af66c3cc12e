// The tables of a run folder: attempts.parquet and steps.parquet. The store writes them, reports read them.
// Times are DOUBLE ms; a missing value is NULL, never 0.

export interface Column {
  readonly name: string;
  readonly type: 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'TIMESTAMP';
  readonly nullable?: true;
  readonly about: string;
}

export const attemptColumns = [
  { name: 'run_id', type: 'VARCHAR', about: 'Run this attempt belongs to' },
  { name: 'user_id', type: 'INTEGER', about: 'Virtual user, index in the population' },
  { name: 'user_principal_name', type: 'VARCHAR', about: 'Account at the target' },
  { name: 'persona', type: 'VARCHAR', about: 'Persona id' },
  { name: 'arm', type: 'VARCHAR', about: 'Arm by assignment: password-otp or passkey' },
  { name: 'flow', type: 'VARCHAR', about: 'Flow the attempt began with' },
  { name: 'attempt', type: 'INTEGER', about: 'Ordinal of the attempt of this user in this arm and flow, from 0' },
  { name: 'session', type: 'INTEGER', about: 'Ordinal of the need to sign in; restarts share it' },
  { name: 'day', type: 'INTEGER', about: 'Day of the simulated calendar, from 0' },
  { name: 'started_at', type: 'TIMESTAMP', about: "User's clock at the start, UTC" },
  { name: 'device_kind', type: 'VARCHAR', about: 'Kind of the device at hand' },
  { name: 'method', type: 'VARCHAR', nullable: true, about: 'What signed the person in: passkey, passkey-of-phone, password-otp' },
  { name: 'fell_back', type: 'BOOLEAN', about: 'Left the first flow for another way to sign in' },
  { name: 'outcome', type: 'VARCHAR', about: 'succeeded, refused, abandoned, timed-out or void' },
  { name: 'step', type: 'VARCHAR', nullable: true, about: '"flow/step" at which it ended, when not succeeded' },
  { name: 'code', type: 'VARCHAR', nullable: true, about: 'Code of a refusal or void, reason of an abandonment' },
  { name: 'measured_ms', type: 'DOUBLE', about: 'Measured time of target and browser, without our overhead' },
  { name: 'modelled_ms', type: 'DOUBLE', about: "The person's time, and delivery of codes" },
  { name: 'overhead_ms', type: 'DOUBLE', about: "The harness's own time" },
  { name: 'quiet', type: 'BOOLEAN', about: 'Other lanes were quiet' },
  { name: 'lane', type: 'INTEGER', about: 'Lane that ran it' },
  { name: 'epoch', type: 'INTEGER', about: 'Start of the program that ran it: 0, one more for each resume' },
  { name: 'correlation_id', type: 'VARCHAR', about: 'correlationId in the sign-in log' },
  { name: 'trial', type: 'VARCHAR', nullable: true, about: 'Trial of a load run' },
  { name: 'due_ms', type: 'DOUBLE', nullable: true, about: "Real time at which it was due, from the trial's start; restarts are due when they begin" },
  { name: 'begun_ms', type: 'DOUBLE', nullable: true, about: "Real time at which it began, from the trial's start" },
  { name: 'ended_ms', type: 'DOUBLE', nullable: true, about: "Real time at which it ended, from the trial's start" },
] as const satisfies readonly Column[];

export const stepColumns = [
  { name: 'run_id', type: 'VARCHAR', about: 'Run' },
  { name: 'user_id', type: 'INTEGER', about: 'Virtual user' },
  { name: 'persona', type: 'VARCHAR', about: 'Persona id' },
  { name: 'arm', type: 'VARCHAR', about: 'Arm' },
  { name: 'flow', type: 'VARCHAR', about: 'Flow the attempt began with' },
  { name: 'attempt', type: 'INTEGER', about: 'Ordinal of the attempt' },
  { name: 'index', type: 'INTEGER', about: 'Ordinal of the step in the attempt, from 0' },
  { name: 'step', type: 'VARCHAR', about: '"flow/step"; the flow is the one the step is declared in' },
  { name: 'action', type: 'VARCHAR', about: 'Action' },
  { name: 'result', type: 'VARCHAR', about: 'Result of the action' },
  { name: 'code', type: 'VARCHAR', nullable: true, about: "Target's or browser's code" },
  { name: 'cause', type: 'VARCHAR', nullable: true, about: 'Human cause that was drawn' },
  { name: 'logged', type: 'BOOLEAN', about: 'The target wrote a sign-in log row for it' },
  { name: 'measured_ms', type: 'DOUBLE', about: 'Sum of the measured parts without overhead' },
  { name: 'navigation_ms', type: 'DOUBLE', about: 'Browser and network' },
  { name: 'server_ms', type: 'DOUBLE', about: "Target's own processing" },
  { name: 'ceremony_ms', type: 'DOUBLE', about: 'Inside navigator.credentials' },
  { name: 'rendering_ms', type: 'DOUBLE', about: 'Response end to page ready' },
  { name: 'overhead_ms', type: 'DOUBLE', about: 'Harness' },
  { name: 'modelled_ms', type: 'DOUBLE', about: "Person's time" },
  { name: 'planted_ms', type: 'DOUBLE', nullable: true, about: 'Delay planted by the scenario, inside measured_ms' },
  { name: 'quiet', type: 'BOOLEAN', about: 'Other lanes were quiet' },
] as const satisfies readonly Column[];
