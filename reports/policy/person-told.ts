// A person as the answer tells them: yes and no are true and false, and what is not known is absent.
import type { PersonJudged, PersonTold } from '../../scenarios/schema/policy-answer.ts';

export function personTold(person: PersonJudged): PersonTold {
  const { passkeys, firstPasskey } = person;
  const { reachable, stopsAt, waysOut, ways } = firstPasskey;
  return {
    ...person,
    passkeys: passkeys.map(({ signsIn, ...passkey }) => Object.assign(passkey, told('signsIn', signsIn))),
    firstPasskey: {
      ...told('reachable', reachable === 'has-one' ? 'yes' : reachable),
      holdsOne: reachable === 'has-one',
      ...(stopsAt === undefined ? {} : { stopsAt }),
      waysOut,
      ways: ways.map(({ device, reachable: ends, steps }) =>
        Object.assign({ device }, told('reachable', ends), { steps }),
      ),
    },
  };
}

function told<N extends string>(name: N, answer: 'yes' | 'no' | 'unknown'): { readonly [K in N]?: boolean } {
  return answer === 'unknown' ? {} : ({ [name]: answer === 'yes' } as { readonly [K in N]: boolean });
}
