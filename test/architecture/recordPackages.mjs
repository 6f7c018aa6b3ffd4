// Writes down every package that a process loads, one a line; given to Node by --import.
import { appendFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const file = process.env.RECADO_PACKAGES_FILE;
writeFileSync(file, '');
registerHooks({
  load: (url, context, nextLoad) => {
    const name = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
    if (name !== undefined) appendFileSync(file, `${name}\n`);
    return nextLoad(url, context);
  },
});
