// What can be sent to a site that nobody sends in honesty: texts, bodies and headers of every kind, as arbitraries of fast-check.
import fc from 'fast-check';

/** Texts that broke servers elsewhere, or this one. */
const notorious = [
  '',
  ' ',
  '\t123456',
  '123 456',
  '１２３４５６',
  '१२३४५६',
  '١٢٣٤٥٦',
  '𝟏𝟐𝟑𝟒𝟓𝟔',
  '12345\u0301',
  '1\u200b23456',
  '\u202e123456',
  '\ufeff123456',
  '12345',
  '1234567',
  '-12345',
  '1e5',
  '0x1234',
  '+12345',
  'null',
  'undefined',
  'NaN',
  'true',
  '[object Object]',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u0000',
  '12345\u0000',
  '\ud800',
  '\udfff\ud800',
  'a\r\nset-cookie: session=x',
  '%',
  '%zz',
  '%E0%A4%A',
  '%ff%fe',
  '../../etc/passwd',
  '..\\..',
  "' OR '1'='1' --",
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '9'.repeat(400),
  'x'.repeat(20_000),
  '\u0301'.repeat(500),
  '🧑‍🧑‍🧒'.repeat(40),
] as const;

/** Any sequence of UTF-16 units, lone surrogates and NUL among them; often a notorious one. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...notorious) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.nat(0xff_ff).map((unit) => String.fromCharCode(unit)), maxLength: 80 }),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...'0123456789０１２３٤٥٦ '), minLength: 6, maxLength: 6 }),
  },
);

/** A header's value as Node hands it on: bytes as latin1, without NUL and line ends. */
export const anyHeaderValue: fc.Arbitrary<string> = fc.oneof(
  fc.string({
    unit: fc
      .integer({ min: 1, max: 0xff })
      .filter((unit) => unit !== 10 && unit !== 13)
      .map((unit) => String.fromCharCode(unit)),
    maxLength: 120,
  }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e3',
    'NaN',
    '9'.repeat(400),
    '999999999999999',
    'x'.repeat(8_000),
    '%E0%A4%A',
    '__proto__',
    'null',
    '"',
    'session=',
    'session=%',
    'session="; session=x',
    '=;=;=',
    'utf-16, *;q=0',
  ),
);

const fieldNames = [
  'user-name',
  'password',
  'code',
  'new-password',
  'code[]',
  'code.a.b',
  '__proto__',
  'constructor',
  '',
] as const;
const anyFields = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...fieldNames), anyText), anyText), { maxLength: 6 });

export interface AnyBody {
  readonly type: string | undefined;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const formType = 'application/x-www-form-urlencoded';
const anyBytes = fc.uint8Array({ maxLength: 400 }).map((bytes) => new Uint8Array(bytes));

const anyForm = anyFields.map((fields): AnyBody => ({ type: formType, body: new URLSearchParams(fields).toString() }));
/** Percent signs and bytes as they come. */
const brokenForm = fc
  .tuple(fc.constantFrom(...fieldNames), anyText)
  .map(([name, text]): AnyBody => ({ type: formType, body: `${name}=${text}&${text}&=%&${name}` }));
const anyMultipart = fc
  .tuple(anyFields, fc.constantFrom('whole', 'cut', 'other-boundary', 'no-boundary', 'file'), fc.nat(200))
  .map(([fields, fate, cut]): AnyBody => {
    const parts = fields
      .map(
        ([name, text]) =>
          `--b\r\ncontent-disposition: form-data; name="${name}"${fate === 'file' ? '; filename="f"' : ''}\r\n\r\n${text}\r\n`,
      )
      .join('');
    const whole = `${parts}--b--\r\n`;
    const boundary = {
      whole: '; boundary=b',
      cut: '; boundary=b',
      file: '; boundary=b',
      'other-boundary': '; boundary=c',
      'no-boundary': '',
    }[fate];
    return { type: `multipart/form-data${boundary}`, body: fate === 'cut' ? whole.slice(0, cut) : whole };
  });

const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(1e308, -0, 2 ** 53, [], {}, [[]], null, true),
  fc.base64String().map((text) => text.replace(/[+/=]/g, '_')),
);
/** An answer of a ceremony, an account or a request for options, in which any member can be anything, or be missing. */
const anyMembers = fc.record(
  {
    id: anyValue,
    rawId: anyValue,
    type: fc.oneof(fc.constant('public-key'), anyValue),
    userName: anyValue,
    accounts: anyValue,
    response: fc.oneof(
      anyValue,
      fc.dictionary(
        fc.constantFrom(
          'clientDataJSON',
          'authenticatorData',
          'attestationObject',
          'signature',
          'userHandle',
          'transports',
          '__proto__',
        ),
        anyValue,
      ),
    ),
  },
  { requiredKeys: [] },
);
const jsonType = fc.constantFrom('application/json', 'application/json; charset=utf-16', 'APPLICATION/JSON;;;');
const anyJson = fc
  .tuple(jsonType, fc.oneof(anyMembers, anyValue))
  .map(([type, value]): AnyBody => ({ type, body: JSON.stringify(value) }));
const brokenJson = fc
  .tuple(
    jsonType,
    fc.oneof(
      anyMembers.map((value) => JSON.stringify(value).slice(0, -1)),
      anyText,
      fc.constantFrom(
        '['.repeat(30_000),
        '{"__proto__":{"id":"x"}}',
        '{"id":1,"id":2}',
        '1e999',
        '"\\ud800"',
        '\ufeff{}',
      ),
    ),
  )
  .map(([type, body]): AnyBody => ({ type, body }));
const inUtf16 = anyMembers.map((value): AnyBody => ({
  type: 'application/json; charset=utf-16le',
  body: new Uint8Array(Buffer.from(JSON.stringify(value), 'utf16le')),
}));
const anyType = fc.constantFrom(
  undefined,
  '',
  formType,
  'application/json',
  'text/plain',
  'multipart/form-data',
  'application/x-www-form-urlencoded; charset=utf-16',
  `${formType}, application/json`,
  '/;=',
  'multipart/form-data; boundary=',
);
const anythingElse = fc.tuple(anyType, anyBytes).map(([type, body]): AnyBody => ({ type, body }));

export const anyBody: fc.Arbitrary<AnyBody> = fc.oneof(
  anyForm,
  brokenForm,
  anyMultipart,
  anyJson,
  brokenJson,
  inUtf16,
  anythingElse,
);

/** Headers that the site reads, and some it does not, with any value. */
export const anyHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.dictionary(
  fc.constantFrom(
    'user-agent',
    'client-request-id',
    'x-pilot-clock',
    'x-pilot-position',
    'x-pilot-token',
    'cookie',
    'host',
    'origin',
    'sec-fetch-site',
    'content-encoding',
    'content-length',
    'accept',
    'x-forwarded-for',
  ),
  anyHeaderValue,
  { maxKeys: 2 },
);

/** What follows a path: more of it, or a query. */
export const anyTail: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: anyText.map((text) => `?${text.toWellFormed()}`) },
  { weight: 1, arbitrary: anyText.map((text) => `/${text.toWellFormed()}`) },
  { weight: 1, arbitrary: fc.constantFrom('?%', '?__proto__=1', '?a=%E0%A4%A', '//', '/%2e%2e/', '?'.repeat(50)) },
);
