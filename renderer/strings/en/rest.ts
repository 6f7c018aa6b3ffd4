// The English words that come once the first rows stand.
import activity from './activity.json';
import calendar from './calendar.json';
import cases from './cases.json';
import chile from './chile.json';
import deadlines from './deadlines.json';
import documentList from './documentList.json';
import mailSignIn from './mailSignIn.json';
import mapping from './mapping.json';
import papers from './papers.json';
import peru from './peru.json';
import sameNotice from './sameNotice.json';
import schedule from './schedule.json';
import status from './status.json';
import storage from './storage.json';

export const rest = {
  ...activity,
  ...mapping,
  ...mailSignIn,
  ...schedule,
  ...status,
  ...storage,
  ...cases,
  ...calendar,
  ...deadlines,
  ...documentList,
  ...chile,
  ...peru,
  ...papers,
  ...sameNotice,
};
