// A process that holds a profile's store until it is killed: <profile folder>.
import { addAccount, openTestStore, workerUrl } from './storeFixtures.ts';

const store = await openTestStore(process.argv[2] as string, { workerUrl });
await addAccount(store);
console.log('open');
setInterval(() => undefined, 1_000);
