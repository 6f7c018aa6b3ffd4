// The Arabic words that the window begins with.
import accountHealth from './accountHealth.json';
import alerts from './alerts.json';
import conversation from './conversation.json';
import digest from './digest.json';
import failures from './failures.json';
import inbox from './inbox.json';
import notice from './notice.json';
import people from './people.json';
import screens from './screens.json';
import search from './search.json';
import shell from './shell.json';
import spain from './spain.json';
import welcome from './welcome.json';

export const first = {
  ...shell,
  ...accountHealth,
  ...alerts,
  ...inbox,
  ...search,
  ...notice,
  ...conversation,
  ...screens,
  ...spain,
  ...digest,
  ...people,
  ...welcome,
  failures,
};
