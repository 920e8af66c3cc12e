// For tests: responses taken apart field by field, with parsers that are not ours, so that those of two authenticators can be compared.
// What is random (ids, keys, signatures) is checked for sense and replaced by a word.
import { createHash, createPublicKey, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** In the order in which they were made. */
export type MadePasskeys = readonly RegistrationResponseJSON[];

type Bytes = Uint8Array<ArrayBuffer>;
type StatementMember = string | number | Bytes | readonly Bytes[];

const bytesOf = (base64url: string | undefined): Bytes => new Uint8Array(Buffer.from(base64url ?? '', 'base64url'));
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const keyOf = ({ response }: RegistrationResponseJSON): KeyObject =>
  createPublicKey({ key: Buffer.from(bytesOf(response.publicKey)), format: 'der', type: 'spki' });

/** Lengths of the fields before the credential id, and of the curve's coordinates. */
const beforeCredentialId = 55;
const coordinateBytes = 32;
/** Chromium adds this to one clientDataJSON in five, so that nobody compares them with a template. */
const grease = 'other_keys_can_be_added_here';

/** All that the registrations of two like authenticators have in common. */
export function registrationFields(made: RegistrationResponseJSON): object {
  const { response } = made;
  const decoded = isoCBOR.decodeFirst<Map<string, unknown>>(bytesOf(response.attestationObject));
  const statement = decoded.get('attStmt') as Map<string, StatementMember>;
  const data = decoded.get('authData') as Bytes;
  const idLength = Buffer.from(data).readUInt16BE(beforeCredentialId - 2);
  const point = hexOf(bytesOf(response.publicKey).slice(-2 * coordinateBytes));
  const masks = {
    id: hexOf(data.slice(beforeCredentialId, beforeCredentialId + idLength)),
    x: point.slice(0, 2 * coordinateBytes),
    y: point.slice(2 * coordinateBytes),
  };
  const masked = (bytes: Uint8Array) =>
    Object.entries(masks).reduce((text, [name, value]) => text.replaceAll(value, `<${name}>`), hexOf(bytes));
  return {
    ...credentialFields(made),
    isIdInData: Buffer.from(masks.id, 'hex').toString('base64url') === made.id,
    objectKeys: [...decoded.keys()],
    // Signatures and certificates have no fixed length, and lengths go into the object's bytes.
    object: statement.size === 0 ? masked(bytesOf(response.attestationObject)) : 'with a statement',
    format: decoded.get('fmt'),
    statement: [...statement].map(([name, member]) => [name, typeof member === 'number' ? member : 'bytes']),
    statementSigned: statement.size === 0 ? 'no' : isStatementSigned(made, statement, data),
    authenticatorData: masked(data),
    isDataRepeated: response.authenticatorData === Buffer.from(data).toString('base64url'),
    ...dataFields(data),
    aaguid: hexOf(data.slice(beforeCredentialId - 18, beforeCredentialId - 2)),
    idLength,
    publicKey: masked(bytesOf(response.publicKey)),
    publicKeyAlgorithm: response.publicKeyAlgorithm,
    transports: response.transports,
  };
}

/** All that the sign-ins at two like authenticators have in common. */
export function assertionFields(given: AuthenticationResponseJSON, made: MadePasskeys): object {
  const data = bytesOf(given.response.authenticatorData);
  const ordinal = made.findIndex(({ id }) => id === given.id);
  const passkey = made[ordinal];
  return {
    ...credentialFields(given),
    credential: ordinal,
    authenticatorData: hexOf(data),
    ...dataFields(data),
    userHandle: given.response.userHandle,
    isSigned:
      passkey !== undefined &&
      verify('sha256', signed(data, given.response.clientDataJSON), keyOf(passkey), bytesOf(given.response.signature)),
  };
}

function credentialFields(credential: RegistrationResponseJSON | AuthenticationResponseJSON): object {
  const clientData = Buffer.from(bytesOf(credential.response.clientDataJSON)).toString();
  const members = Object.entries(JSON.parse(clientData) as Record<string, unknown>);
  return {
    members: Object.keys(credential).sort(),
    responseMembers: Object.keys(credential.response).sort(),
    type: credential.type,
    attachment: credential.authenticatorAttachment,
    isIdRepeated: credential.id === credential.rawId,
    extensionResults: credential.clientExtensionResults,
    clientData: members.filter(([name]) => name !== grease),
    isClientDataCompact: clientData === JSON.stringify(Object.fromEntries(members)),
  };
}

function dataFields(data: Bytes): object {
  return {
    rpIdHash: hexOf(data.slice(0, 32)),
    flags: data[32]?.toString(2).padStart(8, '0'),
    signCount: Buffer.from(data).readUInt32BE(33),
  };
}

function isStatementSigned(
  made: RegistrationResponseJSON,
  statement: ReadonlyMap<string, StatementMember>,
  data: Bytes,
): boolean {
  const [leaf] = (statement.get('x5c') ?? []) as readonly Bytes[];
  const key = leaf === undefined ? keyOf(made) : new X509Certificate(leaf).publicKey;
  return verify('sha256', signed(data, made.response.clientDataJSON), key, statement.get('sig') as Bytes);
}

function signed(data: Bytes, clientDataJSON: string): Buffer {
  return Buffer.concat([data, createHash('sha256').update(bytesOf(clientDataJSON)).digest()]);
}
