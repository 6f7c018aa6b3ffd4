// The Portuguese words (of Brazil), one file a subject; with the keys of English.
import accountHealth from './accountHealth.json';
import activity from './activity.json';
import alerts from './alerts.json';
import calendar from './calendar.json';
import cases from './cases.json';
import chile from './chile.json';
import conversation from './conversation.json';
import deadlines from './deadlines.json';
import digest from './digest.json';
import documentList from './documentList.json';
import failures from './failures.json';
import inbox from './inbox.json';
import mailSignIn from './mailSignIn.json';
import mapping from './mapping.json';
import notice from './notice.json';
import papers from './papers.json';
import people from './people.json';
import peru from './peru.json';
import schedule from './schedule.json';
import screens from './screens.json';
import search from './search.json';
import shell from './shell.json';
import spain from './spain.json';
import status from './status.json';
import storage from './storage.json';
import welcome from './welcome.json';

export const words = {
  ...shell,
  ...accountHealth,
  ...activity,
  ...alerts,
  ...inbox,
  ...search,
  ...notice,
  ...mapping,
  ...mailSignIn,
  ...conversation,
  ...schedule,
  ...screens,
  ...spain,
  ...status,
  ...storage,
  ...cases,
  ...calendar,
  ...deadlines,
  ...documentList,
  ...digest,
  ...chile,
  ...peru,
  ...papers,
  ...people,
  ...welcome,
  failures,
};
