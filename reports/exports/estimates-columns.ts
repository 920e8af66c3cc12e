// The columns of estimates.csv, in order; they are published in run.schema.json.
import type { Column } from '../../scenarios/schema/columns.ts';

export const estimatesColumns = [
  { name: 'run', type: 'VARCHAR', about: 'Id of the run' },
  { name: 'date', type: 'VARCHAR', about: 'Day on which the run began, UTC, as 2026-01-31' },
  { name: 'scenario', type: 'VARCHAR', about: 'Name of the scenario' },
  { name: 'seed', type: 'DOUBLE', unit: 'no unit', about: 'Seed of the run' },
  { name: 'driver', type: 'VARCHAR', about: 'browser, load or virtual' },
  {
    name: 'not_plain',
    type: 'VARCHAR',
    nullable: true,
    about:
      'What makes the run other than the plain model: faults planted, parameters fixed, a busy machine, … Empty: a plain run',
  },
  {
    name: 'kind',
    type: 'VARCHAR',
    about:
      'What the row is. estimate: of an arm. difference, ratio, failure-ratio: of an arm and its baseline. trial, trial-persona, latency, step, cost, capacity, generator, drift: of a load run. week, desk-week, total, per-person, tenant-difference: of a rollout. recovery, impostor, trade-off: of a recovery drill. attack, sign-ins, door: of a phishing drill',
  },
  { name: 'metric', type: 'VARCHAR', about: 'Id of the metric, or name of the field in results.json' },
  { name: 'arm', type: 'VARCHAR', nullable: true, about: 'Arm. Empty: of none' },
  {
    name: 'baseline',
    type: 'VARCHAR',
    nullable: true,
    about: 'Of a comparison: the arm that it is compared with. Empty: no comparison',
  },
  { name: 'persona', type: 'VARCHAR', nullable: true, about: 'Persona id. Empty: all, weighted to the tenant' },
  {
    name: 'weight',
    type: 'DOUBLE',
    unit: 'share, 0 to 1',
    nullable: true,
    about: 'Of the tenant, the people of the persona. Empty: all personas',
  },
  {
    name: 'tenant',
    type: 'VARCHAR',
    nullable: true,
    about: 'Of a rollout: rollout, or nothing (the tenant that does nothing)',
  },
  {
    name: 'week',
    type: 'INTEGER',
    unit: 'ordinal, from 0',
    nullable: true,
    about: 'Of a rollout: week of the simulated calendar',
  },
  { name: 'week_starts_on', type: 'VARCHAR', nullable: true, about: 'First day of the week, as 2026-01-31' },
  {
    name: 'layer',
    type: 'VARCHAR',
    nullable: true,
    about: 'Of a drill: real (the people of the run), or many (they and others like them in virtual time)',
  },
  {
    name: 'reason',
    type: 'VARCHAR',
    nullable: true,
    about: 'Of a recovery drill: why the people were locked out. Empty: whyever',
  },
  {
    name: 'country',
    type: 'VARCHAR',
    nullable: true,
    about:
      'Of a recovery drill: country of the people, ISO 3166-1 alpha-2, or elsewhere (all of too few people together). Empty: all',
  },
  { name: 'impostor', type: 'VARCHAR', nullable: true, about: 'Of a recovery drill: kind of impostor' },
  { name: 'attack', type: 'VARCHAR', nullable: true, about: 'Of a phishing drill: kind of attack' },
  {
    name: 'setting',
    type: 'VARCHAR',
    nullable: true,
    about: 'Of a recovery drill: threshold or procedure. Empty: that of the scenario',
  },
  { name: 'trial', type: 'VARCHAR', nullable: true, about: 'Trial of a load run' },
  { name: 'step', type: 'VARCHAR', nullable: true, about: '"flow/step", where the figure is of one' },
  { name: 'value', type: 'DOUBLE', unit: 'as `unit` says', nullable: true, about: 'The figure. Empty: see `withheld`' },
  { name: 'lower', type: 'DOUBLE', unit: 'as `unit` says', nullable: true, about: 'Lower end of its interval' },
  {
    name: 'upper',
    type: 'DOUBLE',
    unit: 'as `unit` says',
    nullable: true,
    about: 'Upper end. Empty beside a lower end: unbounded above',
  },
  { name: 'level', type: 'DOUBLE', unit: 'share, 0 to 1', nullable: true, about: 'Confidence level of the interval' },
  { name: 'method', type: 'VARCHAR', nullable: true, about: 'Method of the interval' },
  { name: 'unit', type: 'VARCHAR', about: 'Unit of the figure and its interval' },
  { name: 'users', type: 'INTEGER', unit: 'count of users', nullable: true, about: 'Whom the figure rests on' },
  {
    name: 'of',
    type: 'INTEGER',
    unit: 'count of what the metric divides by',
    nullable: true,
    about: 'Denominator: attempts, prompts, sign-ins, …',
  },
  {
    name: 'provenance',
    type: 'VARCHAR',
    nullable: true,
    about: 'measured, modelled, mixed, resampled, assumed or counted',
  },
  {
    name: 'measured_share',
    type: 'DOUBLE',
    unit: 'share, 0 to 1',
    nullable: true,
    about: 'Of the seconds the figure is made of, those that were measured (or resampled)',
  },
  {
    name: 'adjusted_p',
    type: 'DOUBLE',
    unit: 'share, 0 to 1',
    nullable: true,
    about: 'Two-sided p, Holm-adjusted over the primary metrics; only for those',
  },
  { name: 'withheld', type: 'VARCHAR', nullable: true, about: 'Why there is no figure, or no interval' },
] as const satisfies readonly Column[];

export type EstimatesColumn = (typeof estimatesColumns)[number]['name'];
