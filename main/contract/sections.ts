// The parts of the inbox for screens, without the shapes around them.
export { type Section, sections } from '../model/section.ts';
