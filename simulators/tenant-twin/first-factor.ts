// What somebody who has no passkey can sign in with in order to register one: methods that they have registered, a Temporary Access Pass, or a
// first second factor that they register on the spot where nothing guards that.
// Source: Microsoft Learn, howto-authentication-temporary-access-pass (not for guests of other directories; 130502 for whoever it is not for).
import type { MethodMode } from '../../scenarios/schema/authentication-strength.ts';
import type { Known } from '../../scenarios/schema/known.ts';
import type { MethodsPolicy } from '../../scenarios/schema/tenant.ts';
import type { Shown } from '../site/rules/authentication-strength.ts';
import type { Subject } from './is-targeted.ts';
import type { RegisteredMethod } from './judged-tenant.ts';
import { isAllowedBy, isModeAllowed } from './person-methods.ts';
import { modesOf } from '../../scenarios/schema/registered-method.ts';

export interface FirstFactor {
  /** As part of a sentence. */
  readonly words: string;
  /** Absent: what they have was not exported. */
  readonly shown?: Shown;
  /** Whether they have it, or can be given it. */
  readonly isHad: Known;
  readonly kind: 'registered' | 'pass' | 'registered-on-the-spot' | 'not-told';
}

export interface FirstFactors {
  /** Best first: what they have, then what they can be given, then what they can make. */
  readonly factors: readonly FirstFactor[];
  /** Whether a pass can be issued to them. */
  readonly pass: Known;
}

interface Holder {
  readonly subject: Subject;
  readonly isExternal: boolean;
  readonly methods: readonly RegisteredMethod[] | undefined;
}

export function firstFactorsOf(policy: MethodsPolicy | undefined, holder: Holder): FirstFactors {
  const { methods } = holder;
  const registered = methods?.flatMap(factorsOf) ?? [];
  const pass = passUsable(policy, holder);
  const hasSecond = registered.length > 0;
  const factors = [
    ...registered,
    ...(pass === 'no' ? [] : passes(policy, pass)),
    ...(methods === undefined ? [notTold] : hasSecond ? [] : onTheSpot(policy, holder.subject)),
  ];
  return { factors, pass };
}

export function passUsable(policy: MethodsPolicy | undefined, { subject, isExternal }: Omit<Holder, 'methods'>): Known {
  if (isExternal) return 'no';
  return policy?.temporaryAccessPass === undefined ? 'unknown' : isAllowedBy(policy.temporaryAccessPass, subject);
}

const notTold: FirstFactor = {
  words: 'whatever they have, as no registration report names them',
  isHad: 'unknown',
  kind: 'not-told',
};

/** Good without a password; a passkey is not among them, as theirs is to be the first that signs in. */
const alone: ReadonlySet<MethodMode> = new Set([
  'windowsHelloForBusiness',
  'deviceBasedPush',
  'x509CertificateMultiFactor',
]);
const besidePassword: ReadonlySet<MethodMode> = new Set([
  'microsoftAuthenticatorPush',
  'softwareOath',
  'hardwareOath',
  'sms',
  'voice',
]);

function factorsOf({ written, modes, isAllowed, isExternal }: RegisteredMethod): FirstFactor[] {
  if (isExternal)
    return [
      {
        words: 'their password and an external provider',
        shown: { modes: ['password'], external: true },
        isHad: 'yes',
        kind: 'registered',
      },
    ];
  if (isAllowed === 'no') return [];
  return modes.flatMap((mode): FirstFactor[] => {
    const isAlone = alone.has(mode);
    if (!isAlone && !besidePassword.has(mode)) return [];
    const shown: Shown = { modes: isAlone ? [mode] : ['password', mode] };
    const words = isAlone ? wordsOfMode(mode) : `their password and ${wordsOfMode(mode)}`;
    return [{ words: `${words} (${written})`, shown, isHad: isAllowed, kind: 'registered' }];
  });
}

function passes(policy: MethodsPolicy | undefined, isHad: Known): FirstFactor[] {
  const once = policy?.temporaryAccessPass?.isUsableOnce ?? false;
  const modes: readonly MethodMode[] = once
    ? ['temporaryAccessPassOneTime']
    : ['temporaryAccessPassMultiUse', 'temporaryAccessPassOneTime'];
  return modes.map((mode) => ({ words: wordsOfMode(mode), shown: { modes: [mode] }, isHad, kind: 'pass' }));
}

/** In Interrupt mode a sign-in by password alone asks for a second factor to be registered. */
function onTheSpot(policy: MethodsPolicy | undefined, subject: Subject): FirstFactor[] {
  return ['microsoftAuthenticatorPush', 'softwareOneTimePasscode', 'mobilePhone'].flatMap((written) => {
    const [first] = modesOf(written) ?? [];
    if (first === undefined) return [];
    const isHad = isModeAllowed(first, policy, subject);
    return isHad === 'no'
      ? []
      : [
          {
            words: `their password and ${wordsOfMode(first.mode)}, which they register at the sign-in (Interrupt mode)`,
            shown: { modes: ['password', first.mode] },
            isHad,
            kind: 'registered-on-the-spot' as const,
          },
        ];
  });
}

const modeWords: Partial<Readonly<Record<MethodMode, string>>> = {
  windowsHelloForBusiness: 'Windows Hello for Business or a platform credential',
  deviceBasedPush: 'phone sign-in of Microsoft Authenticator',
  x509CertificateMultiFactor: 'a certificate',
  microsoftAuthenticatorPush: 'a notification of Microsoft Authenticator',
  softwareOath: 'a code of an authenticator app',
  hardwareOath: 'a code of a hardware token',
  sms: 'a text message',
  voice: 'a call',
  temporaryAccessPassOneTime: 'a Temporary Access Pass for one use',
  temporaryAccessPassMultiUse: 'a Temporary Access Pass',
};
export const wordsOfMode = (mode: MethodMode): string => modeWords[mode] ?? mode;
