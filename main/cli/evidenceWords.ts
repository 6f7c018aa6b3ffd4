// What stands in a bundle's index and in a calendar that the command line makes.
import type { EvidenceWords } from '../contract/evidenceViews.ts';

export const evidenceWords: EvidenceWords = {
  language: 'en',
  heading: 'Notices and their documents',
  madeAt: 'Put together by Recado on',
  howToCheck:
    'Check that no file was changed: sha256sum -c SHA256SUMS. index.json holds everything for programs; audit.json says what was done and when.',
  documents: 'Documents',
  deadlines: 'Deadlines',
  notHere: 'not here',
  open: 'Last day to open',
  respond: 'Last day to respond',
  pay: 'Last day to pay',
  attend: 'Appointment',
};
