// Conditional Access in words: what a policy demands, and of which sign-ins.
import {
  type ConditionalAccessPolicy,
  type GrantControl,
  registerSecurityInformation,
} from '../../scenarios/schema/conditional-access.ts';
import { knownApplications } from '../../scenarios/schema/known-applications.ts';
import type { Control } from '../site/rules/conditional-access.ts';

const controlWords: Readonly<Record<Exclude<GrantControl, 'block'>, string>> = {
  mfa: 'multifactor authentication',
  compliantDevice: 'a compliant device',
  domainJoinedDevice: 'a hybrid joined device',
  approvedApplication: 'an approved application',
  compliantApplication: 'an application under app protection',
  passwordChange: 'a change of the password',
};

export function wordsOfControl(control: Control): string {
  switch (control.kind) {
    case 'built-in':
      return controlWords[control.control];
    case 'strength':
      return control.strength === undefined
        ? `an authentication strength that was not exported (${control.id})`
        : `the authentication strength "${control.strength.displayName}"`;
    case 'terms-of-use':
      return `consent to the terms of use ${control.id}`;
  }
}

export function wordsOfGrant({ grantControls }: ConditionalAccessPolicy, controls: readonly Control[]): string {
  if (grantControls?.builtInControls.includes('block') === true) return 'blocked';
  return controls.map(wordsOfControl).join(grantControls?.operator === 'OR' ? ' or ' : ' and ');
}

/** Of which sign-ins, an entry for each condition that narrows them. */
export function wordsOfScope({ conditions, notUnderstood }: ConditionalAccessPolicy): string[] {
  const { applications, clientAppTypes, platforms, locations, userRiskLevels, signInRiskLevels } = conditions;
  const { includeApplications, excludeApplications, includeUserActions } = applications;
  const narrowed = (when: string, values: readonly string[], but: readonly string[] = []): string[] => {
    const all = values.length === 0 || values.includes('all') || values.includes('All');
    if (all && but.length === 0) return [];
    return [`${when} ${all ? 'any' : values.join(', ')}${but.length === 0 ? '' : ` but ${but.join(', ')}`}`];
  };
  return [
    ...includeUserActions.map((action) => `when ${userActions[action] ?? action}`),
    ...(includeUserActions.length > 0
      ? []
      : includeApplications.includes('All') && excludeApplications.length === 0
        ? ['for all resources']
        : narrowed('for', includeApplications.map(nameOf), excludeApplications.map(nameOf))),
    ...narrowed('with', clientAppTypes),
    ...narrowed('on', platforms?.includePlatforms ?? [], platforms?.excludePlatforms),
    ...narrowed('from', locations?.includeLocations ?? [], locations?.excludeLocations),
    ...narrowed('at a user risk of', userRiskLevels),
    ...narrowed('at a sign-in risk of', signInRiskLevels),
    ...notUnderstood.map((what) => `where ${what}, which is not evaluated`),
  ];
}

const userActions: Readonly<Record<string, string>> = {
  [registerSecurityInformation]: 'registering security information',
  'urn:user:registerdevice': 'registering a device',
};

export const nameOf = (application: string): string => knownApplications[application]?.name ?? application;
