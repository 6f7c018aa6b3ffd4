// The core and nothing else, as a process: opened on a profile, asked for its newest 200 notices, closed.
import { enableCompileCache } from 'node:module';

const [profileDir = '', codeDir] = process.argv.slice(2);
enableCompileCache(codeDir);
const { createCore } = await import('../../../main/app/createCore.ts');
const { noAbilities } = await import('../../../main/app/core.ts');
const { noEndpoints } = await import('../../../main/app/endpoints.ts');
const core = await createCore({
  profileDir,
  host: {
    about: { host: 'direct', platform: process.platform, language: 'en', abilities: noAbilities },
    desktop: null,
  },
  storeWorkerUrl: null,
  version: '0.0.0',
  endpoints: noEndpoints,
});
const answer = await core.call('notices.list', { filter: { box: 'inbox' }, after: null, limit: 200 });
if (!answer.ok) throw new Error(answer.failure.code);
if ((answer.value as { rows: unknown[] }).rows.length !== 200) throw new Error('too few rows');
await core.close();
process.exit();
