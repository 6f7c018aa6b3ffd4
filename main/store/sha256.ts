// The digest that names documents and chains acts. Node's cryptography is loaded by the first one: it is a tenth of a start.
import type { Hash } from 'node:crypto';

export const startSha256 = (): Hash => process.getBuiltinModule('node:crypto').createHash('sha256');
