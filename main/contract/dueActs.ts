// How what a notice asks for is named, for screens: the core's own rule.
export { noticeActOf } from '../model/dueAct.ts';
