// How the pages of somebody who phishes work: `relay` hands everything on to the target and back, `relay-without-passkey` the same without
// anything of passkeys on the pages; `harvest` are pages of their own, and what is typed there is entered at the target by hand;
// `harvest-to-register` the same, entered where somebody signs in to register a passkey.
export const ruses = ['relay', 'relay-without-passkey', 'harvest', 'harvest-to-register'] as const;
export type Ruse = (typeof ruses)[number];
