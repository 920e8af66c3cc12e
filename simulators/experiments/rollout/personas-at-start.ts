// What people have registered before the first day, as a registration report says: their second factors.
import type { Persona } from '../../../scenarios/schema/persona.ts';
import type { Rollout } from '../../../scenarios/schema/rollout.ts';

/** Personas whose second factors are those of the report. Who holds a passkey has an app beside it. */
export function personasAtStart(
  personas: readonly Persona[],
  standing: NonNullable<Rollout['standing']>,
): readonly Persona[] {
  return personas.map((persona) => {
    const told = standing[persona.id];
    return told === undefined
      ? persona
      : Object.assign({}, persona, {
          secondFactor: {
            ...persona.secondFactor,
            shares: { 'text-message': told.textMessageOnly, totp: told.app + told.passkey },
          },
        });
  });
}
