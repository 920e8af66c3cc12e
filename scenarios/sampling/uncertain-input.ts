// An input that is moved within its range, whatever it is one of, and how it is told.
import type { Parameter } from '../schema/evidence.ts';
import type { TenantRate } from '../schema/tenant-rate.ts';
import type { UncertainParameter } from './central-value.ts';
import { uncertainRate } from './rate-at.ts';

export interface UncertainInput extends UncertainParameter {
  readonly title: string;
  /** Of its value in words; `unit` says on which scale its range is read. */
  readonly toldUnit: string;
  readonly evidence?: readonly string[] | undefined;
  readonly assumed?: string | undefined;
}

export function inputOfParameter(parameter: Parameter): UncertainInput {
  return { ...parameter, toldUnit: parameter.unit };
}

export function inputOfRate(rate: TenantRate): UncertainInput {
  const { title, unit, evidence, assumed } = rate;
  return { ...uncertainRate(rate), title, toldUnit: unit, evidence, assumed };
}
