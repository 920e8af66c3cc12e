// npm run simulated-metadata: writes the certificate of the simulated maker into scenarios/metadata/simulated.json, for each entry there. Its key
// stays; a certificate that is made anew differs in its signature alone.
import { readFile, writeFile } from 'node:fs/promises';
import { simulatedRoot } from '../simulators/authenticator/software/simulated-maker.ts';

const file = new URL('../scenarios/metadata/simulated.json', import.meta.url);

interface Metadata {
  readonly entries: readonly { readonly metadataStatement: object }[];
}

const read = JSON.parse(await readFile(file, 'utf8')) as Metadata;
const attestationRootCertificates = [Buffer.from(await simulatedRoot()).toString('base64')];
const entries = read.entries.map((entry) => ({
  ...entry,
  metadataStatement: { ...entry.metadataStatement, attestationRootCertificates },
}));
await writeFile(file, `${JSON.stringify({ ...read, entries }, null, 2)}\n`);
