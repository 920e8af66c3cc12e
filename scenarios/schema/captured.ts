// What can come before a camera in an identity check.

export const documentTypes = ['passport', 'identity-card', 'driving-licence', 'residence-permit'] as const;
export type DocumentType = (typeof documentTypes)[number];

/** How a face came before the camera; `injected`: behind the camera, as pictures of a program. */
export const presentations = ['live', 'print', 'replay', 'injected'] as const;
export type Presentation = (typeof presentations)[number];
