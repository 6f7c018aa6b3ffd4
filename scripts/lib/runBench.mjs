// The process in which one bench file runs: <bench file> <result file>.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [file, out] = process.argv.slice(2);
const { bench } = await import(pathToFileURL(file).href);
writeFileSync(out, JSON.stringify(await bench()));
process.exit(0);
