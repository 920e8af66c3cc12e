// Chromium is the judge: it and our authenticator are put the same questions, and every field of every answer and the name of every
// refusal must be the same. Differences that remain are in one table at the end, each with its reason, and must still be there.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { makeAttestationChain } from './attestation-chain.fixture.ts';
import { registrationFields } from './ceremony-fields.fixture.ts';
import {
  changePerson,
  create,
  creation,
  get,
  ordinary,
  playScene,
  request,
  willing,
  type Act,
  type Options,
  type Scene,
} from './ceremony-scene.fixture.ts';
import { SoftwareSide, type Answer, type LooseOptions } from './ceremony-side.fixture.ts';
import { ChromiumSide } from './chromium-side.fixture.ts';
import type { PersonAtPrompt } from './software-authenticator.ts';

/** Of Chromium's virtual authenticators; ours is given the same. */
const aaguid = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8);
const failing: PersonAtPrompt = { presence: 'confirms', verification: 'fails' };
const cannotVerify: PersonAtPrompt = { presence: 'confirms', verification: 'not-set-up' };
const dismissing: PersonAtPrompt = { presence: 'dismisses', verification: 'succeeds' };

const descriptor = (id: string | undefined, other: object = {}) => ({ id, type: 'public-key', ...other });
const discoverable = { authenticatorSelection: { residentKey: 'required' } };
const absent = undefined;
const userNamed = (name: string) => ({
  user: { id: Buffer.from(name).toString('base64url'), name, displayName: name },
});

let chromium: ChromiumSide;
let ours: SoftwareSide;
beforeAll(async () => {
  chromium = await ChromiumSide.open();
  const aDayMs = 86_400_000;
  const { key } = await makeAttestationChain({
    aaguid,
    vendor: 'Test',
    country: 'AA',
    validFrom: new Date(Date.now() - aDayMs),
    validUntil: new Date(Date.now() + aDayMs),
  });
  // Chromium's has one certificate, signed by itself; how many there are is no field of an answer.
  ours = new SoftwareSide({ aaguid, attestation: key });
});
afterAll(() => chromium.close());
const play = (scene: Scene) => playScene(scene, { ours, judge: chromium });

async function agree(scenes: Readonly<Record<string, Scene>>): Promise<void> {
  for (const [title, scene] of Object.entries(scenes)) {
    const played = await play(scene);
    expect({ title, answers: played.ours }).toEqual({ title, answers: played.judge });
  }
}

const requirements = [absent, 'discouraged', 'preferred', 'required', 'nonsense'] as const;

describe('user verification, discoverable or not', () => {
  for (const transport of ['internal', 'usb'] as const) {
    for (const keepsDiscoverable of [true, false]) {
      for (const person of [willing, failing, cannotVerify]) {
        it(`${transport}, ${keepsDiscoverable ? 'keeps' : 'keeps no'} discoverable ones, verification ${person.verification}`, async () => {
          const scenes: Record<string, Scene> = {};
          for (const residentKey of requirements) {
            for (const userVerification of requirements) {
              scenes[`residentKey ${residentKey}, userVerification ${userVerification}`] = {
                traits: { transport, keepsDiscoverable, person },
                acts: [
                  create({
                    authenticatorSelection: { residentKey, userVerification },
                    extensions: { credProps: true },
                  }),
                  get(([id]) => ({ allowCredentials: [descriptor(id)], userVerification })),
                  get({ userVerification }),
                ],
              };
            }
          }
          for (const userVerification of requirements) {
            scenes[`made willingly, then ${person.verification} with userVerification ${userVerification}`] = {
              traits: { transport, keepsDiscoverable },
              acts: [
                create({ authenticatorSelection: { residentKey: 'preferred' } }),
                ...(person.verification === 'not-set-up' ? [] : [changePerson(person)]),
                get(([id]) => ({ allowCredentials: [descriptor(id)], userVerification })),
                get({ userVerification }),
                changePerson(willing),
                get(([id]) => ({ allowCredentials: [descriptor(id)], userVerification })),
              ],
            };
          }
          await agree(scenes);
        });
      }
    }
  }
});

describe('one condition at a time', () => {
  it('attestation, backup flags and transport', async () => {
    const scenes: Record<string, Scene> = {};
    for (const attestation of [absent, 'none', 'indirect', 'direct', 'enterprise', 'nonsense']) {
      for (const backup of ['device-bound', 'eligible', 'backed-up'] as const) {
        for (const transport of ['internal', 'usb', 'nfc', 'ble'] as const) {
          scenes[`${attestation}, ${backup}, ${transport}`] = {
            traits: { transport, backup },
            acts: [create({ attestation }), get(([id]) => ({ allowCredentials: [descriptor(id)] }))],
          };
        }
      }
    }
    await agree(scenes);
  });

  it('counters', async () => {
    const scenes: Record<string, Scene> = {};
    for (const counts of [true, false]) {
      for (const backup of ['device-bound', 'backed-up'] as const) {
        const unknown = get({ allowCredentials: [descriptor('AAAA')] });
        const own = get(([id]) => ({ allowCredentials: [descriptor(id)] }));
        scenes[`counts: ${counts}, ${backup}`] = {
          traits: { counts, backup },
          acts: [create(discoverable), own, get(), unknown, changePerson(failing), own, changePerson(willing), get()],
        };
      }
    }
    scenes['each passkey its own'] = {
      acts: [
        create(),
        get(([first]) => ({ allowCredentials: [descriptor(first)] })),
        create(),
        get(([, second]) => ({ allowCredentials: [descriptor(second)] })),
        get(([first]) => ({ allowCredentials: [descriptor(first)] })),
      ],
    };
    await agree(scenes);
  });

  it('attachment', async () => {
    const scenes: Record<string, Scene> = {};
    for (const authenticatorAttachment of [absent, 'platform', 'cross-platform', 'nonsense']) {
      for (const transport of ['internal', 'usb'] as const)
        scenes[`${authenticatorAttachment}, ${transport}`] = {
          traits: { transport },
          acts: [create({ authenticatorSelection: { authenticatorAttachment } })],
        };
    }
    await agree(scenes);
  });

  it('a person who dismisses the prompt', async () => {
    const own: Options = ([id]) => ({ allowCredentials: [descriptor(id)] });
    await agree({
      'at registration': {
        traits: { person: dismissing },
        acts: [create(), create({ authenticatorSelection: { userVerification: 'discouraged' } })],
      },
      'at sign-in': {
        acts: [
          create(discoverable),
          changePerson(dismissing),
          get(),
          get(own),
          get({ userVerification: 'discouraged' }),
          changePerson(willing),
          get(),
        ],
      },
      'and is excluded': {
        acts: [create(), changePerson(dismissing), create(([id]) => ({ excludeCredentials: [descriptor(id)] }))],
      },
    });
  });

  it('exclude lists', async () => {
    const excluded =
      (other: object = {}): Options =>
      ([id]) => ({ excludeCredentials: [descriptor(id, other)] });
    await agree({
      unknown: { acts: [create({ excludeCredentials: [descriptor('AAAA')] })] },
      empty: { acts: [create(), create({ excludeCredentials: [] })] },
      own: { acts: [create(), create(excluded()), changePerson(failing), create(excluded())] },
      'own, discoverable': { acts: [create(discoverable), create(excluded())] },
      'own behind an unknown one': {
        acts: [create(), create(([id]) => ({ excludeCredentials: [descriptor('AAAA'), descriptor(id)] }))],
      },
      'own of another type': { acts: [create(), create(excluded({ type: 'other' }))] },
      'own by another transport': { acts: [create(), create(excluded({ transports: ['usb'] }))] },
      'own, other attachment wanted': {
        acts: [
          create(),
          create(([id]) => ({
            excludeCredentials: [descriptor(id)],
            authenticatorSelection: { authenticatorAttachment: 'cross-platform' },
          })),
        ],
      },
      'own, algorithm not offered': {
        acts: [
          create(),
          create(([id]) => ({
            excludeCredentials: [descriptor(id)],
            pubKeyCredParams: [{ type: 'public-key', alg: -999 }],
          })),
        ],
      },
      'own, of a replaced passkey': { acts: [create(discoverable), create(discoverable), create(excluded())] },
      'own, nobody verified': { traits: { person: cannotVerify }, acts: [create(), create(excluded())] },
    });
  });

  it('allow lists', async () => {
    const own =
      (other: object = {}): Options =>
      ([id]) => ({ allowCredentials: [descriptor(id, other)] });
    const made = create(discoverable);
    await agree({
      unknown: { acts: [made, get({ allowCredentials: [descriptor('AAAA')] })] },
      'empty list': { acts: [made, get({ allowCredentials: [] })] },
      'nothing held': { acts: [get(), get({ allowCredentials: [descriptor('AAAA')] })] },
      'own behind an unknown one': {
        acts: [made, get(([id]) => ({ allowCredentials: [descriptor('AAAA'), descriptor(id)] }))],
      },
      'the same one twice': { acts: [made, get(([id]) => ({ allowCredentials: [descriptor(id), descriptor(id)] }))] },
      'a replaced one': {
        acts: [
          made,
          made,
          get(([first]) => ({ allowCredentials: [descriptor(first)] })),
          get(([, second]) => ({ allowCredentials: [descriptor(second)] })),
          get(),
        ],
      },
      'server-side beside discoverable': {
        acts: [create(), made, get(), get(([first]) => ({ allowCredentials: [descriptor(first)] }))],
      },
      'of another type only': { acts: [made, get(own({ type: 'other' }))] },
      'of another type beside': {
        acts: [made, get(([id]) => ({ allowCredentials: [descriptor(id, { type: 'other' }), descriptor('AAAA')] }))],
      },
      'its transport': { acts: [made, get(own({ transports: ['internal'] }))] },
      'its transport among others': { acts: [made, get(own({ transports: ['hybrid', 'internal'] }))] },
      'another transport': { acts: [made, get(own({ transports: ['usb'] }))] },
      'another transport and nonsense': { acts: [made, get(own({ transports: ['usb', 'nonsense'] }))] },
      'nonsense for transport': { acts: [made, get(own({ transports: ['nonsense'] }))] },
      'another transport, beside one without': {
        acts: [
          made,
          get(([id]) => ({ allowCredentials: [descriptor(id, { transports: ['usb'] }), descriptor('AAAA')] })),
        ],
      },
      'another transport, beside its own': {
        acts: [
          made,
          get(([id]) => ({
            allowCredentials: [
              descriptor(id, { transports: ['usb'] }),
              descriptor('AAAA', { transports: ['internal'] }),
            ],
          })),
        ],
      },
    });
  });

  it('two users, one replaced', async () => {
    const own = (ordinal: number): Act => get((ids) => ({ allowCredentials: [descriptor(ids[ordinal])] }));
    await agree({
      scene: {
        acts: [
          create({ ...discoverable, ...userNamed('ada') }),
          create({ ...discoverable, ...userNamed('ben') }),
          own(0),
          own(1),
          create({ ...discoverable, ...userNamed('ada') }),
          own(0),
          own(1),
          own(2),
        ],
      },
    });
  });
});

describe('members as they come from JSON', () => {
  const user = (other: object) => ({ user: { id: 'AQID', name: 'ada', displayName: 'Ada', ...other } });
  const bytes = (length: number) => Buffer.alloc(length, 1).toString('base64url');
  const list = (length: number) => Array.from({ length }, (_, at) => descriptor(bytes(at + 1)));

  it('of a registration', async () => {
    const members: Record<string, LooseOptions> = {
      'challenge empty': { challenge: '' },
      'challenge absent': { challenge: absent },
      'challenge in plain base64': { challenge: 'a+b/' },
      'challenge padded': { challenge: 'AAA=' },
      'challenge of 5 characters': { challenge: 'AAAAA' },
      'challenge with stray bits': { challenge: 'AB' },
      'challenge with more stray bits': { challenge: 'AAB' },
      'challenge with a blank': { challenge: 'AA AA' },
      'challenge not ASCII': { challenge: 'AAAé' },
      'user id of 64 bytes': user({ id: bytes(64) }),
      'user id of 65 bytes': user({ id: bytes(65) }),
      'user id not base64url': user({ id: '+' }),
      'user id with stray bits': user({ id: 'AB' }),
      'user id absent': user({ id: absent }),
      'user name absent': user({ name: absent }),
      'display name absent': user({ displayName: absent }),
      'display name empty': user({ displayName: '' }),
      'user absent': { user: absent },
      'rp name absent': { rp: {} },
      'rp absent': { rp: absent },
      'parameters absent': { pubKeyCredParams: absent },
      'parameters empty': { pubKeyCredParams: [] },
      'parameters of another type': { pubKeyCredParams: [{ type: 'other', alg: -7 }] },
      'unknown algorithm': { pubKeyCredParams: [{ type: 'public-key', alg: -999 }] },
      'ES256 after an unknown one': {
        pubKeyCredParams: [
          { type: 'public-key', alg: -999 },
          { type: 'public-key', alg: -7 },
        ],
      },
      'ES256 of another type, beside an unknown one': {
        pubKeyCredParams: [
          { type: 'other', alg: -7 },
          { type: 'public-key', alg: -999 },
        ],
      },
      'excluded id not base64url': { excludeCredentials: [descriptor('A+')] },
      'excluded id empty': { excludeCredentials: [descriptor('')] },
      'excluded of another type not base64url': { excludeCredentials: [{ id: 'A+', type: 'other' }] },
      '64 excluded': { excludeCredentials: list(64) },
      '65 excluded': { excludeCredentials: list(65) },
      'residentKey nonsense, older member says required': {
        authenticatorSelection: { residentKey: 'nonsense', requireResidentKey: true },
        extensions: { credProps: true },
      },
      'residentKey discouraged, older member says required': {
        authenticatorSelection: { residentKey: 'discouraged', requireResidentKey: true },
        extensions: { credProps: true },
      },
      'older member alone': { authenticatorSelection: { requireResidentKey: true }, extensions: { credProps: true } },
      'unknown hint': { hints: ['nonsense'] },
      'hint of a security key': { hints: ['security-key'] },
      // Several faults: which is named first?
      'bad challenge and foreign RP': { challenge: '+', rp: { id: 'example.com', name: 'x' } },
      'too many excluded and foreign RP': { excludeCredentials: list(65), rp: { id: 'example.com', name: 'x' } },
      'long user id and foreign RP': { ...user({ id: bytes(65) }), rp: { id: 'example.com', name: 'x' } },
      'no type and long user id': { ...user({ id: bytes(65) }), pubKeyCredParams: [{ type: 'other', alg: -7 }] },
      'unknown algorithm and foreign RP': {
        pubKeyCredParams: [{ type: 'public-key', alg: -999 }],
        rp: { id: 'example.com', name: 'x' },
      },
      'misused extension and no type': {
        extensions: { largeBlob: { read: true } },
        pubKeyCredParams: [{ type: 'other', alg: -7 }],
      },
      'misused extension and too many excluded': {
        extensions: { largeBlob: { read: true } },
        excludeCredentials: list(65),
      },
    };
    await agree(
      Object.fromEntries(
        Object.entries(members).map(([title, options]) => [
          title,
          { acts: [create(options), get(([id]) => ({ allowCredentials: [descriptor(id ?? 'AAAA')] }))] },
        ]),
      ),
    );
  });

  it('of a sign-in', async () => {
    const members: Record<string, LooseOptions | Options> = {
      'challenge empty': { challenge: '' },
      'challenge absent': { challenge: absent },
      'challenge in plain base64': { challenge: 'a+b/' },
      'challenge with stray bits': { challenge: 'AB' },
      'userVerification nonsense': { userVerification: 'nonsense' },
      'allowed id not base64url': { allowCredentials: [descriptor('A+')] },
      'allowed of another type not base64url': { allowCredentials: [{ id: 'A+', type: 'other' }] },
      'allowed id empty': { allowCredentials: [descriptor('')] },
      '64 allowed': { allowCredentials: list(64) },
      '65 allowed': { allowCredentials: list(65) },
      'own id with stray bits': ([id]) => ({
        allowCredentials: [
          descriptor(`${id?.slice(0, -1)}${String.fromCharCode((id ?? '').charCodeAt((id ?? '').length - 1) + 1)}`),
        ],
      }),
      'bad challenge and foreign RP': { challenge: '+', rpId: 'example.com' },
      'too many allowed and foreign RP': { allowCredentials: list(65), rpId: 'example.com' },
      'misused extension and foreign RP': { extensions: { credProps: true }, rpId: 'example.com' },
      'misused extension and too many allowed': { extensions: { credProps: true }, allowCredentials: list(65) },
    };
    await agree(
      Object.fromEntries(
        Object.entries(members).map(([title, options]) => [title, { acts: [create(discoverable), get(options)] }]),
      ),
    );
  });

  it('extensions', async () => {
    const own = (extensions: object): Act => get(([id]) => ({ allowCredentials: [descriptor(id)], extensions }));
    const made = create(discoverable);
    const [prf, blob] = [{ eval: { first: 'AAAA' } }, { support: 'preferred' }];
    await agree({
      'credProps: no': { acts: [create({ extensions: { credProps: false } })] },
      'credProps at sign-in': {
        acts: [made, get({ extensions: { credProps: true } }), get({ extensions: { credProps: false } })],
      },
      prf: {
        acts: [
          create({ extensions: { prf: {} } }),
          create({ extensions: { prf } }),
          create({ extensions: { prf: { evalByCredential: { AAAA: { first: 'AAAA' } } } } }),
        ],
      },
      'prf at sign-in': {
        acts: [
          made,
          get({ extensions: { prf } }),
          own({ prf: {} }),
          get({ extensions: { prf: { evalByCredential: { AAAA: { first: 'AAAA' } } } } }),
        ],
      },
      largeBlob: {
        acts: [
          create({ extensions: { largeBlob: {} } }),
          create({ extensions: { largeBlob: blob } }),
          create({ extensions: { largeBlob: { support: 'nonsense' } } }),
        ],
      },
      'largeBlob required': { acts: [create({ extensions: { largeBlob: { support: 'required' } } })] },
      'largeBlob read or written too early': {
        acts: [
          create({ extensions: { largeBlob: { read: true } } }),
          create({ extensions: { largeBlob: { write: 'AAAA' } } }),
        ],
      },
      'largeBlob at sign-in': {
        acts: [
          made,
          get({ extensions: { largeBlob: { read: true } } }),
          own({ largeBlob: { write: 'AAAA' } }),
          own({ largeBlob: {} }),
          own({ largeBlob: { read: false } }),
        ],
      },
      'largeBlob misused at sign-in': {
        acts: [
          made,
          get({ extensions: { largeBlob: blob } }),
          get({ extensions: { largeBlob: { write: 'AAAA' } } }),
          own({ largeBlob: { read: true, write: 'AAAA' } }),
        ],
      },
      unknown: {
        acts: [
          create({ extensions: { unheardOf: true, minPinLength: true, uvm: true } }),
          own({ unheardOf: 1, uvm: true }),
        ],
      },
      several: {
        acts: [
          create({ ...discoverable, extensions: { credProps: true, prf: {}, largeBlob: blob } }),
          get({ extensions: { prf, largeBlob: { read: true } } }),
        ],
      },
    });
  });
});

it('RP ids and origins', async () => {
  const scenes: Record<string, Scene> = {};
  for (const [origin, ...rpIds] of [
    [
      'https://example.org',
      absent,
      'example.org',
      'org',
      '',
      'EXAMPLE.org',
      'example.org.',
      'example.com',
      'login.example.org',
      '.org',
      'ample.org',
      'https://example.org',
    ],
    ['https://login.example.org:8443', absent, 'example.org', 'login.example.org'],
    ['https://shop.co.uk', 'co.uk', 'shop.co.uk', 'uk'],
    ['https://a.shop.co.uk', 'shop.co.uk', 'co.uk'],
    ['https://co.uk', absent, 'co.uk'],
    ['https://ada.github.io', 'github.io', absent],
    ['https://www.ada.github.io', 'ada.github.io'],
    ['https://a.b.kawasaki.jp', 'b.kawasaki.jp', 'kawasaki.jp'],
    ['https://x.city.kawasaki.jp', 'city.kawasaki.jp'],
    ['https://intranet', 'intranet'],
    ['https://a.corp.intranet', 'corp.intranet', 'intranet'],
    ['http://localhost:8080', absent, 'localhost'],
    ['http://a.b.localhost', absent, 'b.localhost', 'localhost'],
    ['http://127.0.0.1:8080', absent, '127.0.0.1', 'localhost'],
    ['https://127.0.0.1', '127.0.0.1', '0.0.1'],
    ['https://[::1]', absent],
  ] as const) {
    for (const id of rpIds)
      scenes[`${origin} as ${id}`] = {
        origin,
        acts: [create({ ...discoverable, rp: { name: 'Test', id } }), get({ rpId: id })],
      };
  }
  scenes['a passkey of another RP'] = {
    origin: 'https://login.example.org',
    acts: [
      create({ ...discoverable, rp: { name: 'Test', id: 'example.org' } }),
      get(),
      get(([id]) => ({ allowCredentials: [descriptor(id)] })),
      create(([id]) => ({ excludeCredentials: [descriptor(id)] })),
      get({ rpId: 'example.org' }),
    ],
  };
  await agree(scenes);
});

describe('generated scenes', () => {
  const requirement = fc.constantFrom(absent, 'discouraged', 'preferred', 'required');
  /** At most one passkey made before, by ordinal, between some that nobody has: which of several held ones is taken is a difference below. */
  const list = fc.option(
    fc.record({ held: fc.option(fc.nat(2), { nil: absent }), before: fc.nat(2), after: fc.nat(1) }),
    { nil: absent },
  );
  const hints = fc.option(fc.subarray(['internal', 'usb', 'hybrid']), { nil: absent, freq: 5 });
  const act = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('create' as const),
        selection: fc.record({
          residentKey: requirement,
          userVerification: requirement,
          authenticatorAttachment: fc.option(fc.constantFrom('platform', 'cross-platform'), { nil: absent, freq: 2 }),
        }),
        attestation: fc.constantFrom(absent, 'none', 'direct'),
        extensions: fc.constantFrom(absent, { credProps: true }, { credProps: true, prf: {} }),
        list,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('get' as const), userVerification: requirement, list, hints }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('change-person' as const),
        person: fc.constantFrom(willing, willing, failing, dismissing),
      }),
    },
  );
  type GeneratedAct = typeof act extends fc.Arbitrary<infer T> ? T : never;
  const traits = fc.record({
    transport: fc.constantFrom('internal', 'usb', 'nfc', 'ble'),
    keepsDiscoverable: fc.boolean(),
    backup: fc.constantFrom('device-bound', 'eligible', 'backed-up'),
    counts: fc.boolean(),
    person: fc.constantFrom(willing, willing, failing),
  });

  function descriptors(
    wanted: { held?: number | undefined; before: number; after: number } | undefined,
    ids: readonly string[],
    transports?: readonly string[],
  ) {
    if (wanted === undefined) return absent;
    const held = wanted.held === undefined ? absent : ids[wanted.held];
    const strangers = (count: number, text: string) =>
      Array.from({ length: count }, (_, at) => descriptor(`${text}${at}`));
    return [
      ...strangers(wanted.before, 'AAA'),
      ...(held === undefined ? [] : [descriptor(held, { transports })]),
      ...strangers(wanted.after, 'BBB'),
    ];
  }

  function sceneAct(generated: GeneratedAct): Act {
    if (generated.do === 'change-person') return generated;
    if (generated.do === 'get')
      return get((ids) => ({
        userVerification: generated.userVerification,
        allowCredentials: descriptors(generated.list, ids, generated.hints),
      }));
    const { selection, attestation, extensions } = generated;
    return create((ids) => ({
      authenticatorSelection: selection,
      attestation,
      extensions,
      excludeCredentials: descriptors(generated.list, ids),
    }));
  }

  it('agree as well', async () => {
    await fc.assert(
      fc.asyncProperty(traits, fc.array(act, { minLength: 4, maxLength: 8 }), async (has, acts) => {
        const played = await play({ traits: has, acts: acts.map(sceneAct) });
        expect(played.ours).toEqual(played.judge);
      }),
      { numRuns: 40, seed: 4, endOnFailure: true },
    );
  });
});

describe('differences that remain', () => {
  interface Difference {
    readonly why: string;
    readonly scene: Scene;
    /** Of the scene's last answer. */
    readonly chromium: object;
    readonly ours: object;
  }
  const given = { type: 'public-key' };
  const eddsaOrRsa = (alg: number) =>
    create({
      pubKeyCredParams: [
        { type: 'public-key', alg },
        { type: 'public-key', alg: -7 },
      ],
    });
  const withExtensions = (extensions: object): Scene => ({ acts: [create({ extensions })] });
  const signInWithExtensions = (extensions: object): Scene => ({ acts: [create(discoverable), get({ extensions })] });
  const legacy =
    'extensions of CTAP and U2F are left unanswered, as the standard allows a client that does not know them';

  const differences: Readonly<Record<string, Difference>> = {
    'empty user handle': {
      why: 'the standard wants 1 to 64 bytes (5.1.3 step 4); Chromium has no lower limit',
      scene: { acts: [create(userNamed(''))] },
      chromium: given,
      ours: { refused: 'TypeError' },
    },
    'RS256 wanted first': {
      why: 'ours has ES256 keys only, and takes it wherever it stands in the list',
      scene: { acts: [eddsaOrRsa(-257)] },
      chromium: { publicKeyAlgorithm: -257 },
      ours: { publicKeyAlgorithm: -7 },
    },
    'EdDSA wanted first': {
      why: 'the same',
      scene: { acts: [eddsaOrRsa(-8)] },
      chromium: { publicKeyAlgorithm: -8 },
      ours: { publicKeyAlgorithm: -7 },
    },
    'transports of a phone': {
      why: 'ours says what it was told; Chromium adds "ble" by itself',
      scene: { traits: { transport: 'hybrid' }, acts: [create()] },
      chromium: { transports: ['ble', 'hybrid'] },
      ours: { transports: ['hybrid'] },
    },
    'a fourth discoverable passkey': {
      why: "Chromium's virtual authenticator is full with three, which no passkey provider is",
      scene: { acts: ['ada', 'ben', 'cleo', 'dora'].map((name) => create({ ...discoverable, ...userNamed(name) })) },
      chromium: { refused: 'NotAllowedError' },
      ours: given,
    },
    'timeout of 0': {
      why: 'ours answers at once: how long a person takes is the human model',
      scene: { acts: [create({ timeout: 0 })] },
      chromium: { refused: 'NotAllowedError' },
      ours: given,
    },
    'challenge null': {
      why: 'a browser reads null as the text "null"; ours calls it missing',
      scene: { acts: [create({ challenge: null })] },
      chromium: given,
      ours: { refused: 'TypeError' },
    },
    'no secure context': {
      why: 'a browser hides the interface altogether; ours names the reason',
      scene: { origin: 'http://example.org', acts: [create()] },
      chromium: { refused: 'ReferenceError' },
      ours: { refused: 'SecurityError' },
    },
    'prf for a credential that is not allowed': {
      why: 'ours does not look into inputs of an extension it has not',
      scene: {
        acts: [
          create(),
          get(([id]) => ({
            allowCredentials: [descriptor(id)],
            extensions: { prf: { evalByCredential: { AAAA: { first: 'AAAA' } } } },
          })),
        ],
      },
      chromium: { refused: 'SyntaxError' },
      ours: { extensionResults: { prf: {} } },
    },
    'hmac-secret and credBlob': {
      why: legacy,
      scene: withExtensions({ hmacCreateSecret: true, credBlob: 'AAAA' }),
      chromium: { extensionResults: { hmacCreateSecret: false, credBlob: false } },
      ours: { extensionResults: {} },
    },
    'credential protection': {
      why: legacy,
      scene: withExtensions({ credentialProtectionPolicy: 'userVerificationRequired' }),
      chromium: { refused: 'NotSupportedError' },
      ours: { extensionResults: {} },
    },
    'appid at registration': {
      why: legacy,
      scene: withExtensions({ appid: 'https://example.org/u2f' }),
      chromium: { refused: 'NotSupportedError' },
      ours: { extensionResults: {} },
    },
    'appid at sign-in': {
      why: legacy,
      scene: signInWithExtensions({ appid: 'https://example.org/u2f' }),
      chromium: { extensionResults: { appid: false } },
      ours: { extensionResults: {} },
    },
  };

  it.each(Object.entries(differences))('%s', async (_title, { scene, chromium: theirs, ours: our }) => {
    const played = await play(scene);
    expect(played.judge.at(-1)).toMatchObject(theirs);
    expect(played.ours.at(-1)).toMatchObject(our);
    expect(played.ours.at(-1)).not.toEqual(played.judge.at(-1));
  });

  it("without a counter ours says 0 from the start; Chromium's counters can be switched off only once there is a credential", async () => {
    const traits = { ...ordinary, counts: false };
    await Promise.all([chromium.plugIn(traits), ours.plugIn(traits)]);
    const counterOf = (answer: Answer<RegistrationResponseJSON>) =>
      'given' in answer ? registrationFields(answer.given) : answer;
    expect(counterOf(await chromium.create('https://example.org', creation()))).toMatchObject({ signCount: 1 });
    expect(counterOf(await ours.create('https://example.org', creation()))).toMatchObject({ signCount: 0 });
  });

  it('of several passkeys Chromium takes the one with the smallest id, which is chance; ours the newest, or the first in the allow list', async () => {
    await Promise.all([chromium.plugIn(ordinary), ours.plugIn(ordinary)]);
    const origin = 'https://example.org';
    const names = ['ada', 'ben', 'cleo'];
    const idsOf = async (side: ChromiumSide | SoftwareSide) => {
      const ids: string[] = [];
      for (const name of names) {
        const answer = await side.create(origin, creation({ ...discoverable, ...userNamed(name) }));
        if ('given' in answer) ids.push(answer.given.id);
      }
      return ids;
    };
    const idOf = (answer: Answer<{ readonly id: string }>) => ('given' in answer ? answer.given.id : answer.refused);
    const theirIds = await idsOf(chromium);
    const [smallest] = [...theirIds].sort((one, other) =>
      Buffer.compare(Buffer.from(one, 'base64url'), Buffer.from(other, 'base64url')),
    );
    const allowing = (ids: readonly string[]) => request({ allowCredentials: ids.map((id) => descriptor(id)) });
    expect(idOf(await chromium.get(origin, request()))).toBe(smallest);
    expect(idOf(await chromium.get(origin, allowing(theirIds)))).toBe(smallest);
    const ourIds = await idsOf(ours);
    expect(idOf(await ours.get(origin, request()))).toBe(ourIds.at(-1));
    expect(idOf(await ours.get(origin, allowing(ourIds)))).toBe(ourIds[0]);
  });
});
