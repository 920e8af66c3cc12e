// A lane of the load driver: lives whole users one after the other, over HTTP with a software authenticator. Their accounts are there
// before it begins: they are opened by whoever starts k6.
import { codeChannel } from '../../../attempt/code-channel.ts';
import { clientHeaderOf } from '../../../attempt/client-of-device.ts';
import type { DriverLane, OpenSession, SessionOrder } from '../../../attempt/driver.ts';
import { VoidAttempt } from '../../../attempt/void-attempt.ts';
import { aaguidBytes } from '../../../authenticator/aaguid-bytes.ts';
import type { Passkey } from '../../../authenticator/passkey.ts';
import type { Credential } from '../../../authenticator/software/credential.ts';
import { passkeysBesideNew, passkeysOfPhone, passkeysOn } from '../../../authenticator/sync-fabric.ts';
import { baseUrlOf, clockOfTarget, type LoadGround } from './load-ground.ts';
import { LoadTargetSession } from './load-target-session.ts';
import { Prompt } from './prompt.ts';
import { lastCode } from '../trial/last-code.ts';

export class LoadLane implements DriverLane {
  readonly #ground: LoadGround;
  /** Of the user who is being lived, by credential id. */
  readonly #credentials = new Map<string, Credential>();

  constructor(ground: LoadGround) {
    this.#ground = ground;
  }

  openAccount(): Promise<void> {
    return Promise.resolve();
  }

  closeAccount(): Promise<void> {
    return Promise.resolve();
  }

  async openSession(order: SessionOrder): Promise<OpenSession> {
    const { user, account, device } = order;
    const ground = this.#ground;
    const baseUrl = baseUrlOf(ground, user.index);
    const web = ground.newWebClient();
    const { provider } = device;
    const ordinal = account.passkeys.length;
    const synced = provider.passkeyType === 'synced';
    const newKey = await ground.keyOf(user.index, ordinal);
    const attestation = provider.attestation === undefined ? undefined : await ground.attestationOf(provider.aaguid);
    const prompt = new Prompt({
      origin: baseUrl,
      platform: ground.platform,
      credentials: (from) =>
        this.#held(
          from === 'phone'
            ? passkeysOfPhone(device, user.devices, account.passkeys)
            : passkeysOn(device, account.passkeys),
        ),
      newAuthenticator: () => ({
        aaguid: aaguidBytes(provider.aaguid),
        attachment: provider.transport === 'internal' ? 'platform' : 'cross-platform',
        transports: [provider.transport],
        attestation: attestation ?? 'none',
        backup: synced ? 'backed-up' : 'device-bound',
        counts: !synced,
        newKey: () => Promise.resolve(newKey),
      }),
      heldByRegistering: () => this.#held(passkeysBesideNew(device, account.passkeys)),
      onRegistered: (credential) => {
        this.#credentials.set(credential.id, credential);
        const passkey: Passkey = {
          provider,
          deviceId: device.id,
          credentialId: credential.id,
          key: { ordinal },
          userHandle: credential.userHandle,
          signCount: credential.signCount ?? 0,
        };
        account.passkeys = [...account.passkeys, passkey];
      },
    });
    const session = new LoadTargetSession({
      place: order,
      userPrincipalName: account.userPrincipalName,
      client: clientHeaderOf(device),
      target: ground.target,
      baseUrl,
      externalUrl: ground.externalUrl,
      ...(ground.token === undefined ? {} : { token: ground.token }),
      web,
      pages: ground.pages,
      prompt,
      proofing: ground.proofing,
      readCode: (at) =>
        codeChannel(user, at.flow) === 'totp'
          ? ground.totp(user.totpSecret, clockOfTarget(ground, at.nowMs))
          : lastCode(ground, baseUrl, account.userPrincipalName),
      now: ground.now,
    });
    return { session, close: () => Promise.resolve() };
  }

  leaveUser(): Promise<void> {
    this.#credentials.clear();
    return Promise.resolve();
  }

  #held(passkeys: readonly Passkey[]): readonly Credential[] {
    return passkeys.map(({ credentialId }) => {
      const credential = this.#credentials.get(credentialId);
      if (credential === undefined)
        throw new VoidAttempt('harness-error', 'a passkey of this user was made by another lane');
      return credential;
    });
  }
}
