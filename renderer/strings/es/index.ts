// The Spanish words, one file a subject; with the keys of English.
import failures from './failures.json';
import inbox from './inbox.json';
import notice from './notice.json';
import screens from './screens.json';
import shell from './shell.json';

export const words = { ...shell, ...inbox, ...notice, ...screens, failures };
