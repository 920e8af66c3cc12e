// The registration campaign: off, without an end to putting off, or past the people who have no passkey.
import type { RegistrationCampaign } from '../../../scenarios/schema/tenant.ts';
import type { Check, Found } from './check.ts';
import { peopleConcerned } from './people-concerned.ts';
import type { JudgedTenant } from '../judged-tenant.ts';

export const check: Check = {
  id: 'registration-campaign',
  severity: 'low',
  needs: ['campaign'],
  find: (judged) => {
    const campaign = judged.tenant.methodsPolicy?.campaign;
    if (campaign === undefined) return [];
    if (campaign.state === 'disabled')
      return [
        {
          title: 'Nobody is asked to register',
          sentence:
            'The registration campaign is off: people register a passkey only where they look for it themselves.',
          evidence: ['authenticationMethodsRegistrationCampaign: state is disabled'],
          remedy: 'Enable it for the groups whose turn it is, with passkeys as its method.',
          breaks: 'Each sign-in with multifactor authentication may be interrupted until they have registered.',
        },
      ];
    return [...unlimited(campaign), ...missed(judged, campaign)];
  },
};

function unlimited({ state, enforcesAfterAllowedSnoozes }: RegistrationCampaign): Found[] {
  if (state !== 'default' && enforcesAfterAllowedSnoozes !== false) return [];
  return [
    {
      title: 'The campaign can be put off for ever',
      sentence:
        state === 'default'
          ? 'It is managed by Microsoft: it asks every day, can be put off any number of times, and leaves out people whose profile restricts type, model or attestation.'
          : 'enforceRegistrationAfterAllowedSnoozes is false, so nobody ever has to register.',
      evidence: [`authenticationMethodsRegistrationCampaign: state is ${state}`],
      remedy: 'Enable it with an end to putting off.',
      breaks: 'After three times people must register before they go on.',
    },
  ];
}

function missed(judged: JudgedTenant, campaign: RegistrationCampaign): Found[] {
  if (campaign.state === 'default' || judged.people.count === 0) return [];
  const { tenant } = judged;
  if (tenant.memberships === undefined) return [];
  const people = peopleConcerned(
    judged,
    (_, person) => judged.isTargeted(campaign, person) === 'no',
    ({ person: { passkeys = [] }, methods = [], isGuest, isEmergency }) =>
      passkeys.length === 0 && !methods.some(({ modes }) => modes.includes('fido2')) && !isGuest && !isEmergency,
  );
  return people.count === 0
    ? []
    : [
        {
          title: 'The campaign leaves people out',
          sentence: `${people.count} of ${people.of} members without a passkey are not asked by it.`,
          evidence: ['authenticationMethodsRegistrationCampaign: no target holds them, or an exclusion does'],
          people,
          remedy: 'Add their groups when it is their turn.',
          breaks: 'They are then asked after a sign-in.',
        },
      ];
}
