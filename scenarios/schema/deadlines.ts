// Days on which Microsoft changes how people sign in, with where that stands. A day is of the tenant's calendar, ISO 8601.
export interface Deadline {
  readonly day: string;
  readonly what: string;
  readonly source: string;
}

const retirement = 'Microsoft Learn, concept-sms-voice-retirement, 2026-09-23';

export const deadlines = {
  passkeysForTelephoneUsers: {
    day: '2026-09-01',
    what: 'whoever is enabled for text messages or calls is enabled for passkeys by a profile that allows all types, and the campaign is switched on, unless the tenant opts out',
    source: retirement,
  },
  telephoneEnds: {
    day: '2027-02-01',
    what: 'text messages and calls end; whoever has nothing else meets a registration of a passkey that cannot be put off, and opting out ends',
    source: retirement,
  },
  telephoneEndsForAll: {
    day: '2027-07-01',
    what: 'the same for Global Administrators and external users',
    source: retirement,
  },
} as const satisfies Readonly<Record<string, Deadline>>;
